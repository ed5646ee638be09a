import {
  ParseSpeeds,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { refused, type Cleaned } from './made';
import { checkBounds, MOST_PAGES, TooComplex } from './pdf-bounds';
import { makeCopier, type Copier } from './pdf-copy';
import { boxOf, FormOpen, lookOf, type Look } from './pdf-look';
import { fullRoom, type Room } from './pdf-stream';

const name = (text: string): PDFName => PDFName.of(text);
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map(name);
const A4 = [0, 0, 595, 842];
const WIDEST = 20_000; // points: seven metres
const MOST_NODES = 20_000; // of the tree of pages
const TAIL = 2048; // bytes from the end within which a table of objects is announced
const MOST_LOOKS = 5000; // annotations of one page

type Page = { dict: PDFDict; inherited: Map<PDFName, PDFObject> };

/** The pages in their order; a tree that leads back to itself is left where it does. */
const pagesOf = (context: PDFContext, root: PDFDict): Page[] => {
  const pages: Page[] = [];
  let nodes = 0;
  const visit = (
    given: PDFObject | undefined,
    above: Page['inherited'],
    path: ReadonlySet<PDFDict>,
  ): void => {
    const node = given && context.lookup(given);
    if (!(node instanceof PDFDict)) throw new RangeError('a page that is not there');
    if (path.has(node)) return;
    nodes += 1;
    if (nodes > MOST_NODES || path.size > 60 || pages.length > MOST_PAGES) throw new TooComplex();
    const inherited = new Map(above);
    for (const key of INHERITED) {
      const own = node.get(key);
      if (own) inherited.set(key, own);
    }
    const kids = node.lookup(name('Kids'));
    if (!(kids instanceof PDFArray)) return void pages.push({ dict: node, inherited });
    const here = new Set([...path, node]);
    for (const kid of kids.asArray()) visit(kid, inherited, here);
  };
  visit(root.get(name('Pages')), new Map(), new Set());
  return pages;
};

const layersOff = (root: PDFDict): ((layer: PDFObject | undefined) => boolean) => {
  const layers = root.lookup(name('OCProperties'));
  const shown = layers instanceof PDFDict ? layers.lookup(name('D')) : undefined;
  const off = shown instanceof PDFDict ? shown.lookup(name('OFF')) : undefined;
  const refs = new Set(off instanceof PDFArray ? off.asArray() : []);
  return (layer) => layer !== undefined && refs.has(layer);
};

const looksOf = (
  context: PDFContext,
  page: PDFDict,
  isOff: ReturnType<typeof layersOff>,
  room: Room,
): Look[] => {
  const annotations = page.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return [];
  if (annotations.size() > MOST_LOOKS) throw new TooComplex();
  return annotations.asArray().flatMap((each) => {
    const annotation = context.lookup(each);
    const look =
      annotation instanceof PDFDict ? lookOf(context, annotation, isOff, room) : undefined;
    return look ? [look] : [];
  });
};

/**
 * Draws what annotations look like over a copied page, so that nothing but their look is left of
 * them.
 */
const drawLooks = (
  to: PDFContext,
  page: PDFDict,
  looks: readonly Look[],
  { register }: Copier,
): void => {
  const placed = looks.flatMap(({ drawing, matrix }, index) => {
    const ref = register(drawing, 'drawing');
    return ref
      ? [{ ref, key: `Look${index}`, matrix: matrix.map((number) => number.toFixed(5)).join(' ') }]
      : [];
  });
  if (placed.length === 0) return;
  // Pages may share their resources; these drawings are this page's alone.
  const resources = copyOf(to, page.lookup(name('Resources')));
  const drawings = copyOf(to, resources.lookup(name('XObject')));
  for (const { ref, key } of placed) drawings.set(name(key), ref);
  resources.set(name('XObject'), drawings);
  page.set(name('Resources'), resources);
  const before = page.get(name('Contents'));
  const contents = before && to.lookup(before);
  const drawn = placed.map(({ key, matrix }) => `q ${matrix} cm /${key} Do Q`).join('\n');
  const list = PDFArray.withContext(to);
  list.push(to.register(to.stream('q\n')));
  const one = before ? [before] : [];
  for (const each of contents instanceof PDFArray ? contents.asArray() : one) list.push(each);
  list.push(to.register(to.stream(`\nQ\n${drawn}\n`)));
  page.set(name('Contents'), list);
};

const copyOf = (to: PDFContext, given: PDFObject | undefined): PDFDict => {
  const copied = PDFDict.withContext(to);
  if (given instanceof PDFDict) for (const [key, value] of given.entries()) copied.set(key, value);
  return copied;
};

const isPage = (value: PDFObject | undefined): boolean => {
  const box = boxOf(value);
  return (
    box !== undefined &&
    box[2] - box[0] >= 1 &&
    box[3] - box[1] >= 1 &&
    box.every((edge) => Math.abs(edge) <= WIDEST)
  );
};

/**
 * A page of the new document, from one of the old. Throws a RangeError when it has no size that can
 * be shown.
 */
const rebuilt = (
  to: PDFContext,
  parent: PDFRef,
  { dict, inherited }: Page,
  looks: readonly Look[],
  copier: Copier,
): PDFRef => {
  const full = copyOf(dict.context, dict);
  for (const [key, value] of inherited) full.set(key, value);
  const page = copier.copy(full, 'page') as PDFDict;
  if (!page.has(name('MediaBox'))) page.set(name('MediaBox'), to.obj(A4));
  if (!isPage(page.lookup(name('MediaBox')))) throw new RangeError('a page without a size');
  for (const box of ['CropBox', 'BleedBox', 'TrimBox', 'ArtBox'].map(name))
    if (!isPage(page.lookup(box))) page.delete(box);
  if (!page.has(name('Resources'))) page.set(name('Resources'), to.obj({}));
  page.set(name('Type'), name('Page'));
  page.set(name('Parent'), parent);
  drawLooks(to, page, looks, copier);
  return to.register(page);
};

/** Why a document is not taken although it can be read: what it shows is not in its pages. */
const contentFault = (root: PDFDict): Cleaned | undefined => {
  if (root.has(name('Collection'))) return refused({ why: 'stranger', is: 'portfolio' });
  const form = root.lookup(name('AcroForm'));
  if (!(form instanceof PDFDict) || !form.has(name('XFA'))) return undefined;
  const fields = form.lookup(name('Fields'));
  const isDynamic = root.lookup(name('NeedsRendering')) === PDFBool.True;
  return isDynamic || !(fields instanceof PDFArray) || fields.size() === 0
    ? refused({ why: 'form_open' })
    : undefined;
};

const rewritten = async (context: PDFContext): Promise<Cleaned> => {
  const root = context.lookup(context.trailerInfo.Root);
  if (!(root instanceof PDFDict)) return refused({ why: 'broken' });
  const fault = contentFault(root);
  if (fault) return fault;
  const pages = pagesOf(context, root);
  if (pages.length > MOST_PAGES) return refused({ why: 'too_complex' });
  if (pages.length === 0) return refused({ why: 'broken' });
  const made = await PDFDocument.create({ updateMetadata: false });
  const to = made.context;
  const room = fullRoom();
  const copier = makeCopier(context, to, room);
  const isOff = layersOff(root);
  const tree = made.catalog.get(name('Pages')) as PDFRef;
  const kids = pages.map((page) =>
    rebuilt(to, tree, page, looksOf(context, page.dict, isOff, room), copier),
  );
  to.assign(tree, to.obj({ Type: 'Pages', Kids: kids, Count: PDFNumber.of(kids.length) }));
  const layers = root.get(name('OCProperties'));
  const shown = layers && copier.copy(layers, 'shown');
  if (shown) made.catalog.set(name('OCProperties'), shown);
  const bytes = await made.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  return { ok: true, kind: 'pdf', bytes };
};

/**
 * A document up to its last mark of an end: what stands behind is nothing of it. Undefined for one
 * that was cut off before.
 */
const whole = (bytes: Buffer): Buffer | undefined => {
  const end = bytes.lastIndexOf('%%EOF');
  if (end >= 0) return bytes.subarray(0, end + 5);
  return bytes.lastIndexOf('startxref') >= bytes.length - TAIL ? bytes : undefined;
};

/**
 * A PDF as a new document of its pages as they look: actions, links, forms, attachments, scripts,
 * signatures' keys, authors, older versions and everything else that draws nothing is not in it.
 * One that is only protected against printing or changing is opened; whatever its bytes are, the
 * answer is a value.
 */
export const cleanPdf = async (bytes: Buffer): Promise<Cleaned> => {
  try {
    const document = whole(bytes);
    if (!document) return refused({ why: 'broken' });
    checkBounds(document);
    Error.stackTraceLimit = 0; // pdf-lib throws at each byte between objects
    const { context } = await PDFDocument.load(document, {
      password: '',
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
    return await rewritten(context);
  } catch (error) {
    if (error instanceof TooComplex) return refused({ why: 'too_complex' });
    if (error instanceof FormOpen) return refused({ why: 'form_open' });
    if ((error as Error).message === 'NEEDS PASSWORD') return refused({ why: 'locked' });
    return refused({
      why: (error as Error).message?.includes('call stack') ? 'too_complex' : 'broken',
    });
  }
};
