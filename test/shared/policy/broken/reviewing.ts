import { article, check, clock, field, move, opinion, route, type Broken } from '../edit';

/** Faults in opinions, routing, questions and clocks. */
export const broken: readonly Broken[] = [
  {
    name: 'an office that judges what is still in the school',
    rule: 'opinion-unseen',
    word: '看不到',
    edit: (p) => {
      p.words.places.review!.standing = 'at_school';
    },
  },
  {
    name: 'a hole in the table',
    rule: 'routing-hole',
    word: 'county',
    edit: (p) => {
      for (const a of p.articles)
        if (a.routes) a.routes = a.routes.filter((r) => r.id !== 'county');
    },
  },
  {
    name: 'a kind of filer forgotten',
    rule: 'routing-hole',
    word: 'unit',
    edit: (p) => {
      p.words.routing!.filing!.by['filer.kind'] = ['school', 'office'];
    },
  },
  {
    name: 'two leads',
    rule: 'two-leads',
    word: '牵头',
    edit: (p) => {
      p.articles[1]!.routes!.push({ id: 'mini', when: { object: ['mini'] }, lead: 'content' });
    },
  },
  {
    name: 'a row that never wins',
    rule: 'route-never-wins',
    word: 'city',
    edit: (p) => {
      p.articles[1]!.routes!.push({
        id: 'all',
        when: {},
        lead: 'content',
        over: ['city', 'county'],
      });
    },
  },
  {
    name: 'its own co-reviewer',
    rule: 'lead-is-co',
    word: '自己',
    edit: (p) => {
      route(p, 'city').co = ['filing', 'content'];
    },
  },
  {
    name: 'an undeclared dimension',
    rule: 'route-dimension',
    word: 'scale',
    edit: (p) => {
      route(p, 'city').when = { ...route(p, 'city').when, scale: ['pilot'] };
    },
  },
  {
    name: 'a review that never ends',
    rule: 'leaves-missing',
    word: '审查中',
    edit: (p) => {
      delete p.words.places.review!.leaves;
    },
  },
  {
    name: 'only conditional opinions',
    rule: 'opinion-conditional',
    word: '都有条件',
    edit: (p) => {
      for (const id of ['network', 'content', 'focus'])
        opinion(p, id).when = { fact: 'object', is: 'app' };
    },
  },
  {
    name: 'approval past the opinions',
    rule: 'opinion-bypassed',
    word: '各处室意见',
    edit: (p) => {
      move(p, 'approve', 'approval').from.push('review');
    },
  },
  {
    name: 'a question to an office without a seat',
    rule: 'question-unseated',
    word: '没有人会回答',
    edit: (p) => {
      check(p, 'mlps_missing').ask!.by = 'head';
    },
  },
  {
    name: 'a question that loses its office on one route',
    rule: 'question-unseated',
    word: 'filer.level=county',
    edit: (p) => {
      route(p, 'county').lead = 'content';
      route(p, 'county').co = ['network'];
    },
  },
  {
    name: 'a clock for nobody',
    rule: 'clock-unread',
    word: '答复',
    edit: (p) => {
      delete clock(p, 'complaint').shown;
    },
  },
  {
    name: 'a clock of another life',
    rule: 'clock-place',
    word: 'handling',
    edit: (p) => {
      clock(p, 'review').pauses = ['handling'];
    },
  },
  {
    name: 'a clock that waits for what nobody does',
    rule: 'clock-place',
    word: '登记',
    edit: (p) => {
      clock(p, 'review').from = { did: 'register' };
    },
  },
  {
    name: 'an endless loop of derived facts',
    rule: 'derive-cycle',
    word: '绕了一圈',
    edit: (p) => {
      p.articles[0]!.derive = {
        a: { first: [{ when: { fact: 'b', is: true }, is: true }], else: false },
        b: { first: [{ when: { fact: 'a', is: true }, is: true }], else: false },
      };
    },
  },
  {
    name: 'a derived fact that is computed too early',
    rule: 'derive-early',
    word: 'clock.recheck',
    edit: (p) => {
      p.articles[0]!.derive = {
        late: { first: [{ when: { fact: 'clock.recheck', is: 'over' }, is: true }], else: false },
      };
    },
  },
  {
    name: 'a check that nobody asked for',
    rule: 'unasked-fact',
    word: 'contract',
    edit: (p) => {
      const m = move(p, 'submit', 'draft');
      m.needs = m.needs!.filter((f) => f !== 'annex');
    },
  },
  {
    name: 'a check that looks at an opinion',
    rule: 'unasked-fact',
    word: 'net_mlps',
    edit: (p) => {
      check(p, 'no_contract').warn = { fact: 'net_mlps', is: 'fail' };
    },
  },
  {
    name: 'an inherited check that reads what nobody asks',
    rule: 'inherited-unfed',
    word: 'student_age',
    edit: () => {},
    base: (b) => {
      article(b, '集体决策').checks!.push({
        id: 'age',
        about: '太小',
        stop: { fact: 'student_age', atMost: 3 },
      });
    },
  },
  {
    name: 'an inherited check that comes too early',
    rule: 'inherited-unfed',
    word: 'net_mlps',
    edit: () => {},
    base: (b) => {
      article(b, '集体决策').checks!.push({
        id: 'early',
        about: '太早',
        stop: { fact: 'net_mlps', is: 'fail' },
      });
    },
  },
  {
    name: 'an inherited question dropped from submit',
    rule: 'inherited-unfed',
    word: 'student_age',
    edit: (p) => {
      article(p, '必须免费').forms!.age = {
        title: '年龄',
        fields: [{ id: 'student_age', kind: 'number', label: '年龄', min: 3, max: 20 }],
      };
    },
    base: (b) => {
      article(b, '集体决策').checks!.push({
        id: 'age',
        about: '太小',
        stop: { fact: 'student_age', atMost: 3 },
      });
    },
  },
  {
    name: 'a yes compared with a word',
    rule: 'operand-kind',
    word: 'has_ads',
    edit: (p) => {
      check(p, 'ads').stop = { fact: 'has_ads', is: 'yes' };
    },
  },
  {
    name: 'a choice that is not offered',
    rule: 'unknown-option',
    word: 'agreed',
    edit: (p) => {
      check(p, 'collective').stop = { not: { fact: 'decision_result', is: 'agreed' } };
    },
  },
  {
    name: 'a past that is no day',
    rule: 'past-undated',
    word: '项目概况',
    edit: (p) => {
      Object.assign(field(p, 'overview'), { past: true });
    },
  },
  {
    name: 'a change of a field that does not exist',
    rule: 'unknown-option',
    word: 'overvieww',
    edit: (p) => {
      check(p, 'collective').warn = { fact: 'case.changed', has: 'overvieww' };
    },
  },
  {
    name: 'a set read as one value',
    rule: 'operand-kind',
    word: '多选题',
    edit: (p) => {
      check(p, 'data_none').applies = { fact: 'data_items', is: 'none' };
    },
  },
  {
    name: 'a fact outside the vocabulary',
    rule: 'unknown-fact',
    word: 'provider.rich',
    edit: (p) => {
      check(p, 'moe_revoked').stop = { fact: 'provider.rich', is: true };
    },
  },
  {
    name: 'personal data read by a rule',
    rule: 'personal-read',
    word: 'project_lead',
    edit: (p) => {
      check(p, 'no_contract').warn = { fact: 'project_lead', is: '张三' };
    },
  },
  {
    name: 'personal data left open',
    rule: 'personal-open',
    word: '手机号码',
    edit: (p) => {
      delete field(p, 'lead_phone').secret;
    },
  },
  {
    name: 'a question without an end',
    rule: 'unbounded',
    word: '多少字',
    edit: (p) => {
      delete field(p, 'overview').max;
    },
  },
  {
    name: 'a form that nobody fills in',
    rule: 'form-unasked',
    word: '基本情况',
    edit: (p) => {
      const m = move(p, 'submit', 'draft');
      m.needs = m.needs!.filter((f) => f !== 'tool');
    },
  },
  {
    name: 'a rejection without a reason',
    rule: 'reason-missing',
    word: '理由',
    edit: (p) => {
      delete move(p, 'reject', 'approval').reason;
    },
  },
];
