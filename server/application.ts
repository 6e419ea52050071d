import { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Application } from './front/application';

export type PreparedApplication = {
  answer: Application;
  /** Ends the connections that were upgraded, which a server does not count as requests. */
  endUpgrades(): void;
  close(): Promise<void>;
};

type ApplicationOptions = {
  port: number;
  /** Pages are built when they are asked for, and again when their source changes. */
  dev: boolean;
};

/** Makes Next ready to answer what is handed to it; it never listens itself. */
export async function prepareApplication(
  server: Server,
  { port, dev }: ApplicationOptions,
): Promise<PreparedApplication> {
  const { default: next } = await import('next');
  // Next takes upgrades for itself from the server it is given, and never lets go of their connections.
  const httpServer = new Server();
  const application = next({ dev, quiet: !dev, hostname: 'localhost', port, httpServer });
  await application.prepare();
  const upgrades = dev ? passUpgrades(server, httpServer) : undefined;
  return {
    answer: application.getRequestHandler(),
    endUpgrades: () => upgrades?.end(),
    close: () => application.close(),
  };
}

/** Hands the connections over by which a browser hears of changed pages, and remembers them to end them. */
function passUpgrades(from: Server, to: Server): { end(): void } {
  const sockets = new Set<Duplex>();
  from.on('upgrade', (request, socket: Socket, head) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    to.emit('upgrade', request, socket, head);
  });
  return { end: () => sockets.forEach((socket) => socket.destroy()) };
}
