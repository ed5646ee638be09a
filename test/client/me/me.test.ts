import type { Me } from '@shared/contract/account';
import { aboutAddress } from '@client/pages/inbox/about';
import { hasRole, inBureau, seatOf } from '@client/account/seat';
import { rolesIn } from '@shared/kernel/kinds';

const bureau = { id: 'org_b', name: '教育局', kind: 'bureau' as const };
const school = { id: 'org_s', name: '学校', kind: 'school' as const };
const me: Me = {
  person: { id: 'usr_1', name: '甲' },
  seat: 'mem_2',
  unread: 0,
  waiting: 0,
  demo: true,
  bureau: { name: '教育局', tel: '', policy: 'p' },
  seats: [
    { id: 'mem_1', org: school, role: 'admin', slots: [], title: '' },
    { id: 'mem_2', org: bureau, role: 'desk', slots: [], title: '' },
    { id: 'mem_3', org: bureau, role: 'head', slots: [], title: '' },
  ],
};

test('roles count in the organisation I act from, and nowhere else', () => {
  expect(seatOf(me)?.org.id).toBe('org_b');
  expect(inBureau(me)).toBe(true);
  expect(hasRole(me, 'head')).toBe(true);
  expect(hasRole(me, 'admin')).toBe(false);
  expect(hasRole({ ...me, seat: 'mem_1' }, 'admin')).toBe(true);
  expect(hasRole(undefined, 'admin')).toBe(false);
});

test('a bureau gives bureau roles, a school school roles, and both have administrators', () => {
  expect(rolesIn.bureau).not.toContain('filer');
  expect(rolesIn.school).not.toContain('head');
  for (const kind of ['bureau', 'school', 'office', 'unit'] as const)
    expect(rolesIn[kind]).toContain('admin');
});

test('a message leads to the page of the case it is about', () => {
  expect(aboutAddress('cas_1')).toBe('/case/detail/index?id=cas_1');
  // What its reader may not open leads nowhere.
  expect(aboutAddress('')).toBeUndefined();
});
