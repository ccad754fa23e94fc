import { constants } from 'node:fs';
import { lstat, open, readdir, rmdir, unlink, type FileHandle } from 'node:fs/promises';
import { pathFault } from '../assemblies/agents/rules.ts';

const FOLDER = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** Why something was not taken away; the sentence is shown to people. */
class Kept extends Error {}

/**
 * Takes away a file or folder inside of `home`, whatever anybody does to the folders meanwhile:
 * each is opened once, never through a link, and what it holds is named from that opened folder.
 * Null: it is gone, or was not there.
 */
export async function takeAway(home: string, path: string): Promise<string | null> {
  const fault = pathFault(path);
  if (fault) return 'does not lead to something inside of the folder';
  const parts = path.split('/');
  const opened: FileHandle[] = [];
  try {
    opened.push(await open(home, FOLDER));
    const { dev } = await opened[0]!.stat();
    for (const part of parts.slice(0, -1)) opened.push(await openIn(opened.at(-1)!, part, dev));
    await remove(opened.at(-1)!, parts.at(-1)!, dev, true);
    return null;
  } catch (error) {
    if (error instanceof Kept) return error.message;
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? null : message;
  } finally {
    await Promise.all(opened.map((folder) => folder.close()));
  }
}

/** By the opened folder, which stays the same when its path leads elsewhere. */
const inside = ({ fd }: FileHandle, name: string): string => `/proc/self/fd/${fd}/${name}`;

async function openIn(folder: FileHandle, name: string, device: number): Promise<FileHandle> {
  const opened = await open(inside(folder, name), FOLDER).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ELOOP' || error.code === 'ENOTDIR')
      throw new Kept(`leads through ${name}, which is a link or no folder`);
    throw error;
  });
  const { dev } = await opened.stat();
  if (dev === device) return opened;
  await opened.close();
  throw new Kept(`leads into ${name}, which is another file system`);
}

async function remove(
  folder: FileHandle,
  name: string,
  device: number,
  named: boolean,
): Promise<void> {
  const found = await lstat(inside(folder, name));
  if (named && found.isSymbolicLink()) throw new Kept('is a link');
  if (!found.isDirectory()) return unlink(inside(folder, name));
  const opened = await openIn(folder, name, device);
  try {
    for (const child of await readdir(inside(opened, '.')))
      await remove(opened, child, device, false).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
  } finally {
    await opened.close();
  }
  await rmdir(inside(folder, name));
}
