import { everyMinute } from "./adapters/jobs/every-minute.ts";
import { type Log, openLog } from "./adapters/log/log.ts";
import { openMetrics } from "./adapters/log/metrics.ts";
import { type Config, processEnv, readConfig, secretsIn } from "./config.ts";
import { Fundi } from "./fundi.ts";

/** Starts Fundi and lets it run until it is told to stop. Whatever keeps it from starting is said in one sentence. */
export async function main(): Promise<void> {
  try {
    await start(readConfig(processEnv()));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

async function start(config: Config): Promise<void> {
  const log = openLog({ level: config.logLevel, secrets: secretsIn(config) });
  const metrics = openMetrics();
  // While the database wakes up, the chats and the web are loaded: together they take as long.
  const [fundi, { wire }, { startWeb }] = await Promise.all([
    Fundi.open(config, log, metrics),
    import("./outside.ts"),
    import("./adapters/web/web.ts"),
  ]);
  try {
    // A first start has nothing to teach before its courses are read; any other opens its doors first.
    const isFirst = !(await fundi.isTeaching());
    if (isFirst) await fundi.publishCourses();
    const wired = wire(config, fundi, log);
    await fundi.work(wired.outside);
    const minute = everyMinute({ query: fundi.store.query, run: wired.tick, onError: (error) => log.error("the tick", error) });
    const web = await startWeb({
      host: config.host,
      port: config.port,
      receivers: wired.receivers,
      pages: wired.pages,
      ready: () => isReady(fundi),
      metrics: () => metrics.read(),
      plugins: wired.plugins,
      redirectRoot: wired.plugins?.length ? "/playground/" : undefined,
      onError: (error, where) => log.error(where, error),
    });
    await wired.begin();
    console.log(`Fundi is ready: ${wired.address(web.url)}`);
    // What fell due while we were away is not left until the next full minute.
    const firstLook = wired.tick().catch((error: Error) => log.error("the first look at what is due", error));
    const courses = isFirst ? undefined : fundi.publishCourses().catch((error: Error) => log.error("publishing the courses", error));
    stopOnSignal(log, async () => {
      await Promise.all([firstLook, courses]);
      await minute.stop();
      await wired.close();
      await web.stop();
      await fundi.close();
    });
  } catch (error) {
    await fundi.close();
    throw error;
  }
}

async function isReady(fundi: Fundi): Promise<true | string> {
  return fundi.store.query("SELECT 1", []).then(
    () => true as const,
    () => "the database does not answer",
  );
}

/** The first signal stops in good order; a second one, at once. */
function stopOnSignal(log: Log, stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = async (): Promise<void> => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await stop().catch((error: Error) => log.error("stopping", error));
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void onSignal());
}
