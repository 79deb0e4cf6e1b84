import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Socket } from 'node:net';

/** A way to a server that can be cut, or fall silent, and be mended. */
export interface Proxy {
  port: number;
  /** Refuses new connections and ends the present ones. */
  cut(): Promise<void>;
  /** Takes connections and bytes, and answers nothing. */
  silence(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a proxy on 127.0.0.1 to a host and port. */
export async function startProxy(target: { host: string; port: number }): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((inside) => {
    const outside = dial(target);
    for (const socket of [inside, outside]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    inside.on('data', (bytes) => !silent && outside.write(bytes));
    outside.on('data', (bytes) => !silent && inside.write(bytes));
    inside.on('close', () => outside.destroy());
    outside.on('close', () => inside.destroy());
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      drop();
    });
  return {
    port,
    cut: stop,
    silence() {
      silent = true;
    },
    async mend() {
      silent = false;
      drop();
      if (!server.listening) await listen(port);
    },
    close: () => (server.listening ? stop() : Promise.resolve()),
  };
}
