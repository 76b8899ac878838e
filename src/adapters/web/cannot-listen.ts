/** The server's address cannot be had; the message says in one sentence what to do. */
export class CannotListen extends Error {
  override readonly name = "CannotListen";

  /** Whatever is no matter of addresses stays as it is. */
  static from(error: unknown, host: string, port: number): unknown {
    const sentence = sentenceFor((error as NodeJS.ErrnoException).code, host, port);
    return sentence === undefined ? error : new CannotListen(sentence, { cause: error });
  }
}

function sentenceFor(code: string | undefined, host: string, port: number): string | undefined {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use: stop the other program or start with PORT=${another(port)} npm start.`;
    case "EACCES":
    case "EPERM":
      return `This user may not use port ${port}: start with a port from 1024 up, like PORT=${another(port)} npm start.`;
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
      return `${host} is no address of this machine: start with HOST=127.0.0.1 npm start, or HOST=0.0.0.0 to be reached from outside.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EINVAL":
      return `The name ${host} is not known to this machine: start with HOST=127.0.0.1 npm start, or HOST=0.0.0.0 to be reached from outside.`;
    default:
      return undefined;
  }
}

const another = (port: number): number => (port >= 1024 && port < 65_535 ? port + 1 : 3001);
