/** Every kind of caller. `near` teaches in another school of the same county, `far` in another county; `dfar` receives filings there; `dcity` does for the city above. */
export const callers = [
  'nobody',
  'teacher',
  'principal',
  'near',
  'far',
  'office',
  'desk',
  'lead',
  'network',
  'content',
  'head',
  'admin',
  'dfar',
  'dcity',
  'ended',
  'expired',
] as const;
export type CallerKind = (typeof callers)[number];

/** What the short words of the table mean: a refusal code, or a reply that does or does not show the object. */
export const words: Readonly<Record<string, string>> = {
  ok: 'ok',
  sees: 'ok, shows the object',
  blind: 'ok, does not show the object',
  who: 'sign_in_first',
  over: 'session_ended',
  ny: 'not_yours',
  nf: 'not_found',
  ns: 'not_your_step',
  fault: 'faults',
  why: 'reason_needed',
  now: 'not_now',
  old: 'changed_meanwhile',
  busy: 'outside_busy',
  spent: 'invitation_spent',
  done: 'already_done',
};

/**
 * Written by hand: one row an endpoint (behind `@` the place, the verb or the object), one column a caller.
 * The object belongs to a county school; a row that ends in `@foreign` is about the same kind of object of another county.
 * A right act is asked with something missing where it would change the object, so the right caller reads `fault`, `why` or `old`.
 */
export const table = `
                               nobody teacher principal near  far   office desk  lead  network content head  admin dfar  dcity ended expired
lookup.byCode                  ok     ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    ok    ok
lookup.byPair                  ok     ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    ok    ok
lookup.search                  sees   sees    sees      sees  sees  sees   sees  sees  sees    sees    sees  sees  sees  sees  sees  sees
lookup.findApp                 ok     ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    ok    ok
lookup.schools                 sees   sees    sees      sees  sees  sees   sees  sees  sees    sees    sees  sees  sees  sees  sees  sees
lookup.about                   ok     ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    ok    ok
account.wechat                 busy   busy    busy      busy  busy  busy   busy  busy  busy    busy    busy  busy  busy  busy  busy  busy
account.redeem                 spent  spent   spent     spent spent spent  spent spent spent   spent   spent spent spent spent spent spent
account.personas               nf     nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    nf    nf
account.persona                nf     nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    nf    nf
account.me                     who    ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    over  over
account.sit                    who    ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    over  over
account.sit@foreign            who    nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    over  over
account.phrases                who    ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    over  over
account.keepPhrases            who    ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    over  over
account.sessions               who    ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    over  over
account.leaveAll               who    ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    over  over
account.leave                  who    ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    over  over
account.forget                 who    ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    over  over
case.begin                     who    ok      ok        ok    ok    ok     ny    ny    ny      ny      ny    ny    ny    ny    over  over
case.save                      who    ok      ok        nf    nf    nf     ny    ny    ny      ny      ny    ny    ny    ny    over  over
case.save@foreign              who    nf      nf        nf    ok    nf     ny    ny    ny      ny      ny    ny    ny    ny    over  over
case.list                      who    sees    sees      blind blind blind  sees  sees  sees    sees    sees  sees  blind sees  over  over
case.list@draft                who    sees    sees      blind blind blind  blind blind blind   blind   blind blind blind blind over  over
case.inbox@review              who    blind   blind     blind blind blind  blind sees  sees    sees    blind blind blind blind over  over
case.inbox@intake              who    blind   blind     blind blind blind  sees  blind blind   blind   blind blind blind blind over  over
case.open                      who    ok      ok        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    ok    over  over
case.open@foreign              who    nf      nf        nf    ok    nf     nf    nf    nf      nf      nf    nf    ok    ok    over  over
case.open@draft                who    ok      ok        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    over  over
case.act@submit                who    fault   ns        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    over  over
case.act@sign                  who    ns      fault     nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    over  over
case.act@accept                who    ns      ns        nf    nf    nf     ok    ns    ns      ns      ns    ns    nf    ns    over  over
case.act@network               who    ns      ns        nf    nf    nf     ns    ns    fault   ns      ns    ns    nf    ns    over  over
case.act@content               who    ns      ns        nf    nf    nf     ns    ns    ns      fault   ns    ns    nf    ns    over  over
case.act@focus                 who    ns      ns        nf    nf    nf     ns    fault ns      ns      ns    ns    nf    ns    over  over
case.act@transfer              who    nf      nf        nf    nf    nf     ns    ns    ok      ns      ns    ns    nf    nf    over  over
case.act@approve               who    ns      ns        nf    nf    nf     ns    ns    ns      ns      fault ns    nf    ns    over  over
case.act@reject                who    ns      ns        nf    nf    nf     ns    ns    ns      ns      why   ns    nf    ns    over  over
case.act@suspend               who    ns      why       nf    nf    nf     why   ns    ns      ns      why   ns    nf    ns    over  over
case.act@suspend@foreign       who    nf      nf        nf    ns    nf     nf    nf    nf      nf      nf    nf    why   ns    over  over
case.act@revoke                who    ns      ns        nf    nf    nf     ns    ns    ns      ns      why   ns    nf    ns    over  over
case.act@stop                  who    ns      why       nf    nf    nf     ns    ns    ns      ns      ns    ns    nf    ns    over  over
case.act@report                who    fault   ns        nf    nf    nf     ns    ns    ns      ns      ns    ns    nf    ns    over  over
case.act@verify                who    ns      ns        nf    nf    nf     now   ns    ns      ns      ns    ns    nf    ns    over  over
case.note                      who    ny      ny        ny    ny    ny     ok    ok    ok      ok      ok    ok    nf    nf    over  over
case.note@foreign              who    ny      ny        ny    ny    ny     nf    nf    nf      nf      nf    nf    ok    nf    over  over
policy.read                    who    ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    over  over
registry.find                  who    blind   blind     blind blind blind  blind blind blind   blind   blind blind blind blind over  over
registry.find@filed            who    sees    sees      blind blind blind  blind blind blind   blind   blind blind blind blind over  over
registry.add                   who    ok      ok        ok    ok    ok     ny    ny    ny      ny      ny    ny    ny    ny    over  over
files.declare                  who    ok      ok        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    over  over
files.declare@scan             who    ok      ok        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    nf    over  over
files.declare@foreign          who    nf      nf        nf    ok    nf     nf    nf    nf      nf      nf    nf    nf    nf    over  over
files.check                    who    ok      ok        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    over  over
files.check@foreign            who    nf      nf        nf    ok    nf     nf    nf    nf      nf      nf    nf    nf    nf    over  over
files.link                     who    ok      ok        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    nf    over  over
files.link@foreign             who    nf      nf        nf    ok    nf     nf    nf    nf      nf      nf    nf    ok    nf    over  over
documents.form                 who    ok      ok        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    nf    over  over
documents.form@foreign         who    nf      nf        nf    ok    nf     nf    nf    nf      nf      nf    nf    ok    nf    over  over
documents.poster               who    ok      ok        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    ok    over  over
documents.poster@foreign       who    nf      nf        nf    ok    nf     nf    nf    nf      nf      nf    nf    ok    ok    over  over
messages.list                  who    sees    blind     blind blind blind  blind blind blind   blind   blind blind blind blind over  over
messages.read                  who    ok      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    over  over
complaint.tell                 ok     ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    ok    ok
complaint.track                ok     ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    ok    ok
complaint.track@foreign        nf     nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    nf    nf
complaint.reply                now    now     now       now   now   now    now   now   now     now     now   now   now   now   now   now
case.inbox@complaint           who    blind   blind     blind blind blind  sees  blind blind   blind   blind blind blind blind over  over
case.list@complaint            who    blind   blind     blind blind blind  sees  sees  sees    sees    sees  sees  blind blind over  over
case.open@complaint            who    nf      nf        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    ok    over  over
case.open@complaint@foreign    who    nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    ok    ok    over  over
case.act@complaint             who    nf      nf        nf    nf    nf     ok    ns    ns      ns      ns    ns    nf    ns    over  over
case.act@complaint@foreign     who    nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    ok    ns    over  over
case.open@order                who    nf      nf        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    ok    over  over
case.open@listing              who    nf      nf        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    ok    over  over
case.open@provider             who    nf      nf        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    ok    over  over
case.open@inventory            who    ok      ok        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    ok    over  over
case.open@receipt              who    ok      ok        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    ok    over  over
case.open@referral             who    nf      nf        nf    nf    nf     ok    ok    ok      ok      ok    ok    nf    ok    over  over
case.list@receipt              who    sees    sees      blind blind blind  sees  sees  sees    sees    sees  sees  blind blind over  over
case.inbox@receipt             who    blind   blind     blind blind blind  sees  blind blind   blind   blind blind blind blind over  over
case.act@order                 who    nf      nf        nf    nf    nf     why   ns    ns      ns      ns    ns    nf    ns    over  over
case.act@listing               who    nf      nf        nf    nf    nf     ns    ns    ns      ns      fault ns    nf    ns    over  over
case.act@receipt               who    ns      ns        nf    nf    nf     why   ns    ns      ns      ns    ns    nf    ns    over  over
case.act@receipt@report        who    now     now       nf    nf    nf     now   now   now     now     now   now   nf    now   over  over
case.act@referral              who    nf      nf        nf    nf    nf     why   ns    ns      ns      ns    ns    nf    ns    over  over
case.settle                    who    ny      ny        ny    ny    ny     ok    nf    nf      nf      nf    nf    nf    nf    over  over
case.settle@foreign            who    ny      ny        ny    ny    ny     nf    nf    nf      nf      nf    nf    ok    nf    over  over
case.settle@done               who    ny      ny        ny    ny    ny     nf    nf    nf      nf      nf    nf    nf    nf    over  over
case.settle@task               who    ny      ny        ny    ny    ny     nf    nf    nf      nf      nf    nf    nf    nf    over  over
case.act@provider              who    nf      nf        nf    nf    nf     ns    ns    ns      ns      ns    ns    nf    ns    over  over
case.act@inventory             who    why     why       nf    nf    nf     ns    ns    ns      ns      ns    ns    nf    ns    over  over
lists.all                      sees   sees    sees      sees  sees  sees   sees  sees  sees    sees    sees  sees  sees  sees  sees  sees
lists.entries                  sees   sees    sees      sees  sees  sees   sees  sees  sees    sees    sees  sees  sees  sees  sees  sees
lists.entries@none             nf     nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    nf    nf
lists.entry                    ok     ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    ok    ok
lists.entry@filing             nf     nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    nf    nf
lists.csv                      sees   sees    sees      sees  sees  sees   sees  sees  sees    sees    sees  sees  sees  sees  sees  sees
lists.csv@none                 nf     nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    nf    nf
lists.xlsx                     ok     ok      ok        ok    ok    ok     ok    ok    ok      ok      ok    ok    ok    ok    ok    ok
lists.xlsx@none                nf     nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    nf    nf
lists.json                     sees   sees    sees      sees  sees  sees   sees  sees  sees    sees    sees  sees  sees  sees  sees  sees
lists.json@none                nf     nf      nf        nf    nf    nf     nf    nf    nf      nf      nf    nf    nf    nf    nf    nf
bureau.settings                who    ny      ny        ny    ny    ny     ok    ok    ok      ok      ok    ok    ok    ok    over  over
bureau.set                     who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    old   ny    ny    over  over
bureau.members                 who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    sees  ny    ny    over  over
bureau.members@foreign         who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    blind ny    ny    over  over
bureau.members@school          who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    sees  ny    ny    over  over
bureau.members@elsewhere       who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    nf    ny    ny    over  over
bureau.security                who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    ok    ny    ny    over  over
bureau.invite                  who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    ok    ny    ny    over  over
bureau.invite@foreign          who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    nf    ny    ny    over  over
bureau.cancelInvitation        who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    ok    ny    ny    over  over
bureau.cancelInvitation@own    who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    ok    ny    ny    over  over
bureau.cancelInvitation@foreign who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    nf    ny    ny    over  over
bureau.remove                  who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    ok    ny    ny    over  over
bureau.remove@foreign          who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    nf    ny    ny    over  over
bureau.remove@school           who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    ok    ny    ny    over  over
bureau.remove@elsewhere        who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    nf    ny    ny    over  over
bureau.schools                 who    ny      ny        ny    ny    ny     sees  sees  sees    sees    sees  sees  blind blind over  over
bureau.importSchools           who    ny      ny        ny    ny    ny     ny    ny    ny      ny      ny    ok    ny    ny    over  over
`;

/** The table as rows: name, endpoint, and the expected word for each caller. Throws when a row has a cell too many or too few. */
export const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [name = '', ...cells] = line.trim().split(/\s+/);
    if (cells.length !== callers.length)
      throw new Error(`${name}: ${cells.length} cells for ${callers.length} callers`);
    const unknown = cells.find((c) => !Object.hasOwn(words, c));
    if (unknown) throw new Error(`${name}: what is ${unknown}?`);
    return {
      name,
      endpoint: name.split('@')[0]!,
      cells: Object.fromEntries(callers.map((c, i) => [c, cells[i]!])) as Record<
        CallerKind,
        string
      >,
    };
  });
