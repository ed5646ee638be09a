import { useEffect, useRef, useState } from 'react';
import type { Attached } from '@shared/domain/case';
import { whenForgotten } from '@client/phone/forgetting';
import type { Photo } from '@client/ui/PhotoGrid';
import { sendFile, type FileUse, type LocalFile } from './send-file';

type Going = { key: string; local: LocalFile; percent: number; error?: string };
type Props = {
  filing: string;
  use: FileUse;
  files: readonly Attached[];
  onChange: (files: readonly Attached[]) => void;
};

// Pictures taken in this session, by file id, so that they can be shown without asking the server
// for a link.
const seen = new Map<string, string>();
whenForgotten(() => seen.clear());
// What hardly any browser shows is sent all the same, and comes back as one that all show.
const isPicture = (name: string): boolean => !/\.(pdf|hei[cf]|tiff?)$/i.test(name);
let count = 0;

/**
 * The files of one question with those on their way: what PhotoGrid shows, why some did not arrive,
 * and how to add, retry and remove. Arrived files go to `onChange`.
 */
export const useSending = ({ filing, use, files, onChange }: Props) => {
  const [going, setGoing] = useState<readonly Going[]>([]);
  // Several files arrive at different times; each must be added to what the answer is then, not to
  // what it was when its sending began.
  const now = useRef({ files, onChange });
  useEffect(() => {
    now.current = { files, onChange };
  });
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const change = (key: string, part: Partial<Going>) =>
    setGoing((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  const send = async ({ key, local }: Going) => {
    const sent = await sendFile(
      filing,
      use,
      local,
      (percent) => alive.current && change(key, { percent }),
    );
    if (!alive.current) return;
    if (!sent.ok) return change(key, { error: sent.error });
    if (isPicture(local.name) && isPicture(sent.file.name)) seen.set(sent.file.file, local.path);
    setGoing((all) => all.filter((upload) => upload.key !== key));
    const next = [...now.current.files.filter((file) => file.file !== sent.file.file), sent.file];
    now.current = { ...now.current, files: next };
    now.current.onChange(next);
  };
  const add = (picked: readonly LocalFile[]) => {
    const fresh = picked.map((local): Going => ({ key: `new${(count += 1)}`, local, percent: 0 }));
    setGoing((all) => [...all, ...fresh]);
    // One after another: a school's line is thin, and a phone allows few at once.
    void fresh.reduce((before, upload) => before.then(() => send(upload)), Promise.resolve());
  };
  const retry = (key: string) => {
    const again = going.find((upload) => upload.key === key);
    if (!again) return;
    change(key, { error: undefined, percent: 0 });
    void send(again);
  };
  const remove = (key: string) => {
    setGoing((all) => all.filter((upload) => upload.key !== key));
    const rest = files.filter((file) => file.file !== key);
    if (rest.length < files.length) onChange(rest);
  };
  const photos: Photo[] = [
    ...files.map((file): Photo => ({
      key: file.file,
      name: file.name,
      state: 'done',
      ...(seen.has(file.file) && { url: seen.get(file.file) }),
    })),
    ...going.map((upload): Photo => ({
      key: upload.key,
      name: upload.local.name,
      percent: upload.percent,
      state: upload.error ? 'failed' : 'sending',
      ...(upload.error && { error: '没有传上去' }),
      ...(isPicture(upload.local.name) && { url: upload.local.path }),
    })),
  ];
  const errors = [...new Set(going.flatMap((upload) => (upload.error ? [upload.error] : [])))];
  return { photos, errors, add, retry, remove };
};
