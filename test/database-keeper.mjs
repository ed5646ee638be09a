// Ends the test server when the last process that signed in is gone, then removes its data and itself.
// Plain JavaScript and a process of its own, so that it outlives Jest however Jest ends.
import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const [room, control, uid] = process.argv.slice(2);
const lock = `${room}.lock`;
const patience = 4; // rounds of half a second, so that one Jest run can follow another

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return !(
      process.platform === 'linux' && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
    );
  } catch (error) {
    return error.code === 'EPERM';
  }
};
// The dead are struck off at once, before their ids can be given to a stranger.
const anyone = () => {
  const users = join(room, 'users');
  const [alive, dead] = [true, false].map((state) =>
    (existsSync(users) ? readdirSync(users) : []).filter((pid) => isAlive(Number(pid)) === state),
  );
  for (const pid of dead) rmSync(join(users, pid), { force: true });
  return alive.length > 0;
};

// Same protocol as functions/local/lock.ts; a lock that is taken is simply tried again later.
const tryLock = () => {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lock);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
};

for (let alone = 0; ; await wait(500)) {
  alone = anyone() ? 0 : alone + 1;
  if (alone < patience || !tryLock()) continue;
  try {
    if (anyone()) continue;
    const user = uid === '' ? {} : { uid: Number(uid), gid: Number(uid) };
    const data = join(room, 'postgres', 'data');
    if (existsSync(join(data, 'postmaster.pid'))) {
      execFileSync(control, ['stop', '-w', '-t', '30', '-m', 'immediate', '-D', data], {
        ...user,
        cwd: join(room, '..'),
        stdio: 'ignore',
      });
    }
  } catch {
    // It was already gone; what remains is to tidy.
  } finally {
    if (!anyone()) rmSync(room, { recursive: true, force: true });
    rmSync(lock, { force: true });
  }
  if (!existsSync(room)) break;
}
