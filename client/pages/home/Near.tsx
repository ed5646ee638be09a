import type { SearchAnswer } from '@shared/contract/lookup';
import { Words } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Badge } from '@client/ui/Badge';
import { ListItem } from '@client/ui/ListItem';
import { statusAddress } from '../status/entry';
import { marksOf, partsOf, type FoundApp } from './hits';

const addressOf = ({ app, at }: FoundApp): string =>
  at
    ? statusAddress({ school: at.school.id, app: app.id })
    : `/public/app/index?name=${encodeURIComponent(app.name)}&app=${app.id}`;

/** A name in which the letters that were typed are blue. */
const named = (name: string, query: string) =>
  partsOf(name, query).map((part, index) => (
    <Words key={index} className={index % 2 ? 'home__typed' : ''}>
      {part}
    </Words>
  ));

/** Apps and schools a search found, each with what must be known of it before it is opened. */
export const Near = ({ found, q: query }: { found: SearchAnswer['found']; q: string }) => (
  <>
    {found.map((one) =>
      'app' in one ? (
        <ListItem
          key={one.app.id}
          title={named(one.app.name, query)}
          note={[one.at?.school.name, one.app.provider].filter(Boolean).join('　')}
          badge={marksOf(one).map((mark) => (
            <Badge key={mark.word} {...mark} />
          ))}
          extra={one.at ? '' : '选学校'}
          onTap={() => goTo(addressOf(one))}
        />
      ) : (
        <ListItem
          key={one.school.id}
          icon="school"
          title={named(one.school.name, query)}
          note={`${one.school.bureau}　本校已备案应用 ${one.filed} 个`}
          onTap={() => goTo(`/public/schools/index?school=${one.school.id}`)}
        />
      ),
    )}
  </>
);
