/** A wire to PostgreSQL that counts what is asked, and can be cut or fall silent. */
import { connect, createServer, type Server, type Socket } from "node:net";

export class Wire {
  /** Bytes sent to the database so far: without a query there are none. */
  asked = 0;
  /** Whether whoever comes anew is sent away. */
  refuses = false;
  /** Whether it still takes what is sent, and passes nothing on. */
  silent = false;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** The database's address through this wire. */
    readonly url: string,
  ) {}

  static async to(database: string): Promise<Wire> {
    const far = new URL(database);
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const address = server.address();
    const near = new URL(database);
    near.hostname = "127.0.0.1";
    near.port = String(typeof address === "object" && address ? address.port : 0);
    const wire = new Wire(server, near.href);
    server.on("connection", (socket) => wire.#join(socket, far));
    return wire;
  }

  #join(near: Socket, { hostname, port }: URL): void {
    if (this.refuses) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    const ends = [near, far];
    const end = () => {
      for (const one of ends) {
        one.destroy();
        this.#sockets.delete(one);
      }
    };
    for (const one of ends) {
      this.#sockets.add(one);
      one.on("error", end).on("close", end);
    }
    near.on("data", (data) => {
      this.asked += data.length;
      if (!this.silent) far.write(data);
    });
    far.on("data", (data) => this.silent || near.write(data));
  }

  /** Breaks every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.server.close(done));
  }
}
