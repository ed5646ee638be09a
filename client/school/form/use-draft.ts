import { useEffect, useState, useSyncExternalStore } from 'react';
import { useDidHide } from '@tarojs/taro';
import type { CaseDetail } from '@shared/contract/case';
import type { Answers } from '@shared/domain/case';
import { api } from '@client/api';
import { drop, keep, kept } from '@client/phone/kept';
import { openDraft, type Draft, type DraftState, type DraftWorld, type Kept } from './draft';

const slot = (id: string): string => `draft:${id}`;
// A page left while its last save is under way and opened again goes on with the same draft.
const open = new Map<string, Draft>();

const keptOf = (detail: CaseDetail): Kept =>
  detail.draft
    ? {
        answers: detail.draft.answers as Answers,
        revision: detail.draft.revision,
        saved: detail.draft.saved,
      }
    : { answers: detail.answers as Answers, revision: 0 };

const worldFor = (id: string): DraftWorld => ({
  send: ({ answers, revision }) =>
    api.case.save({
      id,
      answers: answers as Parameters<typeof api.case.save>[0]['answers'],
      revision,
    }),
  load: async () => {
    const detail = await api.case.open({ id });
    return detail.ok ? keptOf(detail.value) : undefined;
  },
  keep: (draft) => (draft ? keep(slot(id), draft) : drop(slot(id))),
  kept: () => kept(slot(id)),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

const draftFor = (detail: CaseDetail): Draft => {
  const draft = open.get(detail.id) ?? openDraft(keptOf(detail), worldFor(detail.id));
  open.set(detail.id, draft);
  return draft;
};

/**
 * The draft of a filing while its form is open; sends what is left when the page is hidden or left.
 */
export const useDraft = (detail: CaseDetail): { draft: Draft; state: DraftState } => {
  const [draft] = useState(() => draftFor(detail));
  const state = useSyncExternalStore(draft.subscribe, draft.get, draft.get);
  useDidHide(() => void draft.flush());
  useEffect(
    () => () => {
      void draft.close().finally(() => open.get(detail.id) === draft && open.delete(detail.id));
    },
    [draft, detail.id],
  );
  return { draft, state };
};

/** Forgets what this phone kept of a draft: after it was submitted. */
export const forgetDraft = (id: string): void => {
  open.delete(id);
  drop(slot(id));
};
