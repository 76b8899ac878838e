// Who may import whom: docs/ARCHITECTURE.md as rules. `npm run check` runs them over src, test, bench and scripts, and
// test/architecture/import-rules.test.ts plants a violation of each. A comment says what the offender can do.

/** npm packages and the places they may be used in. A package that is not listed here is used nowhere in src. */
const VENDOR_HOMES = {
  slack: { packages: ["@slack/.+"], homes: ["adapters/slack/"] },
  teams: { packages: ["botbuilder.*", "botframework-.+", "@microsoft/.+"], homes: ["adapters/teams/"] },
  model: { packages: ["openai"], homes: ["adapters/ai/"] },
  database: { packages: ["@prisma/.+", "prisma"], homes: ["adapters/store/"] },
  postgres: { packages: ["pg", "@types/pg"], homes: ["adapters/store/", "adapters/jobs/"] },
  jobs: { packages: ["pg-boss", "node-cron"], homes: ["adapters/jobs/"] },
  http: { packages: ["fastify", "@fastify/.+"], homes: ["adapters/web/", "playground/"] },
  log: { packages: ["pino", "prom-client"], homes: ["adapters/log/"] },
  markdown: { packages: ["yaml", "mdast-util-from-markdown", "mdast", "@types/mdast"], homes: ["adapters/content/"] },
  holidays: { packages: ["date-holidays"], homes: ["adapters/holidays/"] },
  parsing: { packages: ["zod"], homes: ["adapters/", "playground/", "config\\.ts$"] },
  pure: { packages: ["temporal-polyfill", "ts-fsrs"], homes: ["core/domain/", "playground/"] },
};

/** The files directly in src: they put the parts together. `config.ts`, with what helps it in config/, stands beside them and knows none. */
const FRONT_DOOR = "^src/[^/]+\\.ts$";
const CONFIG = "^src/config(\\.ts$|/)";
const PORTS = "^src/core/ports(\\.ts$|/)";

/** Matches a package as it is resolved, as its types are, and as it is written when it is not installed. */
function packagePattern(packages) {
  return `(^|node_modules/)(${packages.join("|")})(/|$)`;
}

function vendorRule([name, { packages, homes }]) {
  const places = homes.map((home) => `^src/${home}`);
  return {
    name: `${name}-vendor-stays-home`,
    comment: `Used only in ${homes.map((home) => `src/${home.replace("\\.ts$", ".ts")}`).join(", ")}: elsewhere, say what is needed as a port in src/core/ports.ts.`,
    severity: "error",
    from: { path: "^src/", pathNot: places },
    to: { path: packagePattern(packages) },
  };
}

const innerRules = [
  {
    name: "domain-sees-only-itself",
    comment: "The domain is pure: pass in what it needs as an argument, or move the code to a use case.",
    severity: "error",
    from: { path: "^src/core/domain/" },
    to: { pathNot: ["^src/core/domain/", packagePattern(VENDOR_HOMES.pure.packages)] },
  },
  {
    name: "texts-see-domain",
    comment: "A text is made of values of the domain: let the view pick the text, not the text the view.",
    severity: "error",
    from: { path: "^src/core/texts/" },
    to: { pathNot: ["^src/core/texts/", "^src/core/domain/"] },
  },
  {
    name: "views-see-domain-and-texts",
    comment: "A view is made from a state it is given: load in the use case and pass the values.",
    severity: "error",
    from: { path: "^src/core/views/" },
    to: { pathNot: "^src/core/(views|texts|domain)/" },
  },
  {
    name: "ports-see-domain-and-views",
    comment: "A port is written in the words of the domain and of views: no use case and no vendor's type belongs in its signature.",
    severity: "error",
    from: { path: PORTS },
    to: { pathNot: ["^src/core/(domain|views)/", PORTS] },
  },
  {
    name: "usecases-see-core",
    comment: "A use case asks for what is outside through src/core/ports.ts: add a port named for the need and let an adapter serve it.",
    severity: "error",
    from: { path: "^src/core/usecases/" },
    to: { pathNot: ["^src/core/(domain|views|texts|usecases)/", PORTS] },
  },
  {
    name: "core-has-known-rooms",
    comment: "A file of the core belongs into domain, views, texts, usecases or ports, so that the rules for its room apply.",
    severity: "error",
    from: { path: "^src/core/", pathNot: ["^src/core/(domain|views|texts|usecases)/", PORTS] },
    to: {},
  },
  {
    name: "core-uses-no-node",
    comment: "The core knows no machine: what needs node:* is an adapter's work behind a port.",
    severity: "error",
    from: { path: "^src/core/" },
    to: { dependencyTypes: ["core"] },
  },
];

const outerRules = [
  {
    name: "adapters-are-strangers",
    comment: "One adapter never imports another: hand over the function in the wiring, or move what both need into the core.",
    severity: "error",
    from: { path: "^src/adapters/([^/]+)/" },
    to: { path: "^src/adapters/", pathNot: "^src/adapters/$1/" },
  },
  {
    name: "adapters-see-core",
    comment: "An adapter sees the core and its own vendor: what it needs from config or the wiring comes as an argument.",
    severity: "error",
    from: { path: "^src/adapters/" },
    to: { path: "^src/", pathNot: ["^src/(core|adapters|generated)/"] },
  },
  {
    name: "generated-client-stays-in-store",
    comment: "Rows become values of the domain in src/adapters/store and nowhere else: add a method to a data port.",
    severity: "error",
    from: { path: "^src/", pathNot: ["^src/adapters/store/", "^src/generated/"] },
    to: { path: "^src/generated/" },
  },
  {
    name: "playground-is-the-outside",
    comment: "The playground plays the platforms and the learners, who know Fundi only by its HTTP: speak the protocol instead.",
    severity: "error",
    from: { path: "^src/playground/" },
    to: { path: "^src/", pathNot: "^src/playground/" },
  },
  {
    name: "nobody-needs-the-playground",
    comment: "Fundi must run without its playground: only the files directly in src, tests and benchmarks may use it.",
    severity: "error",
    from: { path: "^src/", pathNot: [FRONT_DOOR, "^src/playground/"] },
    to: { path: "^src/playground/" },
  },
  {
    name: "simulation-sees-core",
    comment: "A simulated cohort runs the core and nothing else: what it needs from outside it makes in memory.",
    severity: "error",
    from: { path: "^src/simulation/" },
    to: { pathNot: "^src/(simulation|core)/" },
  },
  {
    name: "nobody-needs-the-simulation",
    comment: "Fundi must run without simulated learners: only the files directly in src and tests may use them.",
    severity: "error",
    from: { path: "^(src|bench|scripts)/", pathNot: [FRONT_DOOR, "^src/simulation/"] },
    to: { path: "^src/simulation/" },
  },
  {
    name: "only-the-front-door-wires",
    comment: "Adapters are put together in the files directly in src: take what is needed as an argument.",
    severity: "error",
    from: { path: "^src/", pathNot: [FRONT_DOOR, "^src/adapters/"] },
    to: { path: "^src/adapters/" },
  },
  {
    name: "nobody-imports-the-front-door",
    comment: "main.ts and cli.ts start something when they are imported: move what is shared into a file of its own.",
    severity: "error",
    from: {},
    to: { path: "^src/(main|cli)\\.ts$" },
  },
  {
    name: "config-knows-no-part",
    comment: "Configuration is parsed before any part exists: let the part take plain values, and config.ts make them.",
    severity: "error",
    from: { path: CONFIG },
    to: { path: "^src/", pathNot: ["^src/core/domain/", CONFIG] },
  },
  {
    name: "content-holds-no-code",
    comment: "Courses are files an author can read: put code that reads them into src/adapters/content.",
    severity: "error",
    from: { path: "^src/content/" },
    to: {},
  },
  {
    name: "content-is-read-not-imported",
    comment: "Courses change without a release: read them through src/adapters/content.",
    severity: "error",
    from: { pathNot: "^src/content/" },
    to: { path: "^src/content/" },
  },
  {
    name: "src-runs-without-tests",
    comment: "What Fundi needs when it runs belongs into src: move it there and let the test import it.",
    severity: "error",
    from: { path: "^src/" },
    to: { path: "^(test|bench|scripts)/" },
  },
];

const generalRules = [
  {
    name: "no-cycles",
    comment: "Two files that need each other are one file, or hide a third: move what both need there.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-orphans",
    comment: "Nothing imports it and it imports nothing: use it or delete it.",
    severity: "error",
    from: { orphan: true, pathNot: ["\\.d\\.ts$"] },
    to: {},
  },
  {
    name: "vendors-have-a-home",
    comment: "Name the package and the one folder that may use it in VENDOR_HOMES at the top of .dependency-cruiser.cjs.",
    severity: "error",
    from: { path: "^src/", pathNot: "^src/generated/" },
    to: {
      dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"],
      pathNot: packagePattern(Object.values(VENDOR_HOMES).flatMap((vendor) => vendor.packages)),
    },
  },
  {
    name: "src-runs-without-dev-packages",
    comment: "Fundi is installed without devDependencies: move the package to dependencies, or import only its types.",
    severity: "error",
    from: { path: "^src/" },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm", "npm-optional"] },
  },
  {
    name: "no-undeclared-packages",
    comment: "It is in node_modules only because another package needs it: add it to package.json with its exact version.",
    severity: "error",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "no-unresolvable-imports",
    comment: "There is no such file or package: mend the path, or run npm ci.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [...innerRules, ...outerRules, ...Object.entries(VENDOR_HOMES).map(vendorRule), ...generalRules],
  options: {
    doNotFollow: { path: ["node_modules", "^src/generated/"] },
    // Type-only imports are dependencies too. Needs TypeScript 6: with 7 nothing is seen and everything passes.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
