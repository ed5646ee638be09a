import type { CaseDetail } from '@shared/contract/case';
import { labelOf } from '@shared/domain/answers';
import { factsFor } from '@shared/domain/facts';
import { publicVerdict, type Published } from '@shared/domain/verdict';
import { dayOf, type Instant } from '@shared/kernel/calendar';
import type { Reader } from '../case/life';
import { isBureau } from '../world/caller';
import { signedHash } from './paper';
import { holding, trusted } from './proofs';
import type { FilingBeside, WholeFiling } from './subject-store';

const tally = (rows: FilingBeside['elsewhere'], same: boolean): Record<string, number> =>
  Object.fromEntries(
    (rows ?? []).filter((row) => row.same === same).map((row) => [row.standing, row.n]),
  );

/** What parents see of it now. */
export const shownToParents = (filing: WholeFiling, now: Instant): Pick<CaseDetail, 'parents'> => {
  const shown: Published = {
    ...filing,
    path: filing.bureau_path,
    ...(filing.beside.shown ?? { spans: null, standing: null }),
  };
  const { kind, word } = publicVerdict(shown, dayOf(now));
  return { parents: { verdict: kind, word } };
};

/** What a reader of a filing sees besides what every case shows. */
export const filingView = (
  filing: WholeFiling,
  { server, caller, rules, context, now }: Reader,
): Partial<CaseDetail> => {
  const { state: current, beside, subject } = filing;
  const facts = factsFor(rules, current, context);
  return {
    proofs: trusted(rules, current, holding(rules, subject.proofs, dayOf(now))).map((proof) => ({
      label: labelOf(rules.fields[proof.field]!, facts),
      by: proof.by,
      day: proof.day,
    })),
    signs: signedHash(filing, current.answers),
    ...(isBureau(caller) &&
      beside.elsewhere && {
        elsewhere: { app: tally(beside.elsewhere, true), provider: tally(beside.elsewhere, false) },
      }),
    copies: (beside.copies ?? []).map((copy) => ({
      no: copy.no,
      code: copy.code,
      version: copy.grant_no,
      scanned: copy.scanned,
    })),
    ...(beside.poster &&
      current.inForce && {
        poster: { code: beside.poster, url: `${server.publicOrigin ?? ''}/q/${beside.poster}` },
      }),
  };
};
