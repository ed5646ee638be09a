import { dayOf } from '@shared/kernel/calendar';
import type { Case } from '@shared/domain/case';
import { life, type LifeOnServer } from '../case/life';
import { rulesOfCase } from '../case/rules';
import { wordsToFiler, wordsToOffice, wordsToProvider } from './messages';
import { checkPaper } from './paper';
import { keepBooks, show, toRegistry } from './projection';
import { holding, keptFacts, trusted } from './proofs';
import { reachedBureau } from './publish';
import {
  filingBeside,
  filingSubject,
  type Filing,
  type FilingBeside,
  type FilingSubject,
} from './subject-store';
import { filingView, shownToParents } from './views';

type Room = LifeOnServer<FilingSubject, FilingBeside>;

const facts: Room['facts'] = (filing, now) => {
  const rules = rulesOfCase(filing);
  const held = holding(rules, filing.subject.proofs, dayOf(now));
  return {
    'filer.tools': filing.subject.tools,
    'filer.uses': filing.subject.uses ?? [],
    ...keptFacts(trusted(rules, filing.state, held)),
  };
};

const common = {
  subject: filingSubject,
  beside: filingBeside,
  facts,
  check: checkPaper,
  view: filingView,
  wordsToOffice,
} satisfies Partial<Room>;

/** What nobody signs is with its bureau once it was submitted. */
const submitted = (after: Case): boolean =>
  reachedBureau(after) || after.acted.submit !== undefined;

/** A school's filing of what it uses: what parents look up. */
export const filingRoom = life<FilingSubject, FilingBeside>({
  ...common,
  shownToParents: true,
  reachedBureau,
  wordsToFiler,
  view: (whole, reader) => ({ ...filingView(whole, reader), ...shownToParents(whole, reader.now) }),
  project: async (written) => {
    await keepBooks(written);
    await show({ ...written, loaded: written.loaded as Filing });
  },
});

/** A provider's own filing of what it offers: the registry's truth about its app. */
export const providerFilingRoom = life<FilingSubject, FilingBeside>({
  ...common,
  reachedBureau: submitted,
  wordsToFiler: (telling) => wordsToProvider(telling) ?? wordsToFiler(telling),
  project: async (written) => {
    await toRegistry(written);
    await keepBooks(written);
  },
});

/** A unit's report of what it uses already. */
export const reportRoom = life<FilingSubject, FilingBeside>({
  ...common,
  reachedBureau: submitted,
  wordsToFiler,
  project: keepBooks,
});
