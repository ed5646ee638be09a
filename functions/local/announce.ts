import QRCode from 'qrcode';
import { isOpen, lanAddress, type Asked } from './env';

/** Somebody of the demo: who they are, what they may do, and how to come in as them. */
export type Persona = { name: string; role: string; enter?: string };

/** One line for a long step, with the seconds it took when it ends. */
export const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
  const begun = performance.now();
  process.stdout.write(`· ${title} …`);
  try {
    const value = await work();
    process.stdout.write(` ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
    return value;
  } catch (error) {
    process.stdout.write('\n');
    throw error;
  }
};

/**
 * Prints where the app is, a QR code a phone on the same network can scan, and the demo's people.
 */
export const announce = async (
  { port, host }: Asked,
  personas: readonly Persona[],
): Promise<void> => {
  const open = isOpen(host);
  const lan = open ? lanAddress() : undefined;
  const here = `http://${open || host === '127.0.0.1' ? 'localhost' : host}:${port}`;
  console.log(`\nAPP进校园备案管理 已启动 · ready\n\n  本机 · this computer   ${here}`);
  if (lan) {
    console.log(`  手机(同一网络)· phone  http://${lan}:${port}\n`);
    console.log(await QRCode.toString(`http://${lan}:${port}`, { type: 'terminal', small: true }));
  }
  if (!open)
    console.log(
      `  手机 · phone           HOST=0.0.0.0 npm start（同一网络里的人都能打开 · opens it to this network）`,
    );
  if (personas.length > 0) console.log('演示身份 · demo people');
  for (const { name, role, enter } of personas)
    console.log(`  ${name} · ${role}${enter ? `  ${enter}` : ''}`);
  console.log('\n按 Ctrl-C 停止 · Ctrl-C stops it\n');
};
