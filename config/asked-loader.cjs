// Taro brings every component with all its attributes, every call WeChat answers later and every style there is. The client draws a few
// components, names the calls it makes and the styles it sets; the rest stays at home. What only the names can show is counted in: too
// many do no harm. The names of all components stay, for Taro counts them to number its templates.
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { runInNewContext } = require('node:vm');

const client = join(__dirname, '../client');
const written = readdirSync(client, { recursive: true, withFileTypes: true })
  .filter((each) => each.isFile() && /\.tsx?$/.test(each.name))
  .map((each) => readFileSync(join(each.parentPath, each.name), 'utf8'))
  .join('\n');
const words = new Set(written.match(/[A-Za-z]\w*/g));
const drawn = new Set(
  [...written.matchAll(/import \{([^}]*)\} from '@tarojs\/components'/g)].flatMap(
    ([, names]) => names.match(/\w+/g) ?? [],
  ),
);

const evaluated = (source, wanted) =>
  runInNewContext(
    `(({ processApis, toCamelCase, mergeReconciler, mergeInternalComponents }) => { ${source.replace(/^import [^;]*;|^export \{[^}]*\};/gm, '')}; return ${wanted}; })(taro)`,
    { taro: { mergeReconciler() {}, mergeInternalComponents() {} } },
  );

const few = (names) => JSON.stringify([...names].filter((name) => words.has(name)));
const calls = (source) => `new Set(${few(evaluated(source, 'needPromiseApis'))})`;
// Handlers have no short name, and what is drawn by nobody has no attributes.
const components = (wanted) => (source) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(evaluated(source, wanted)).map(([name, attributes]) => [
        name,
        drawn.has(name)
          ? Object.fromEntries(
              Object.keys(attributes)
                .filter((attribute) => !attribute.startsWith('bind'))
                .map((attribute) => [attribute, 0]),
            )
          : {},
      ]),
    ),
  );

// Taro makes each component out of others as it starts, which no minifier takes apart: they are written as what they come to.
const literal = (value) => {
  if (typeof value === 'function') return String(value);
  const kind = value.constructor.name;
  if (['Set', 'Map'].includes(kind)) return `new ${kind}(${JSON.stringify([...value])})`;
  return JSON.stringify(value);
};
const made = (source) => {
  const names = /export \{([^}]*)\}/.exec(source)[1].match(/\w+/g);
  const values = evaluated(source, `{ ${names.join()} }`);
  return names
    .map(
      (name) =>
        `export const ${name} = ${name === 'internalComponents' ? components(name)(source) : literal(values[name])};`,
    )
    .join('\n');
};

const inPlace =
  (...lists) =>
  (source) =>
    lists.reduce((text, { name, end, less }) => {
      const from = text.indexOf(`const ${name} = `);
      const to = text.indexOf(end, from);
      if (from < 0 || to < 0) throw new Error(`Taro keeps ${name} elsewhere`);
      return `${text.slice(0, from)}const ${name} = ${less(source)};${text.slice(to + end.length)}`;
    }, source);
const ofCalls = { name: 'needPromiseApis', end: ']);', less: calls };

const modules = {
  'shared/dist/native-apis': inPlace(ofCalls),
  'shared/dist/components': made,
  'plugin-platform-weapp/dist/runtime': inPlace(ofCalls, {
    name: 'components',
    end: '\n};',
    less: components('components'),
  }),
  'runtime/dist/dom/style_properties': (source) =>
    `export const styleProperties = ${few(evaluated(source, 'styleProperties'))};`,
};

const pathOf = (file) => /@tarojs\/(.*)\.js$/.exec(file.replaceAll('\\', '/'))?.[1];

/** Keeps of the lists of one of Taro's modules what the client asks for. */
module.exports = function asked(source) {
  return modules[pathOf(this.resourcePath)](source);
};

/** Whether a module of Taro holds such lists. */
module.exports.holds = (file) => Object.hasOwn(modules, pathOf(file) ?? '');
