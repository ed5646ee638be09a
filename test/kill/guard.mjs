// Waits for the test that started it to end, however it ends; then the database it leaves behind is killed and removed.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [dir] = process.argv.slice(2);
process.stdin.resume().once('end', () => {
  try {
    const pid = Number(
      readFileSync(join(dir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0],
    );
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dir)) process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
  setTimeout(() => rmSync(dir, { recursive: true, force: true }), 500);
});
