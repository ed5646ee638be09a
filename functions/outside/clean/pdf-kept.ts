/**
 * What draws a page, by the dictionaries of ISO 32000-1 (sections 7.7.3.3, 7.8.3, 8.4.5, 8.6–8.10,
 * 9.5–9.9, 11.6, 14.11.2): the entries of each that are copied, by how
 * their values are. `plain` are numbers, names, truths and lists of them, `words` also texts,
 * anything else is again a dictionary or stream of this table. `*` is
 * any name that the document itself gave.
 * Whatever is not named here is not copied: actions, links, forms, attachments, scripts, films,
 * other files, structure, thumbnails and everything private.
 */
const tables = {
  page: {
    plain: 'Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit',
    group: 'Group',
    resources: 'Resources',
    content: 'Contents',
  },
  content: {},
  group: { plain: 'Type S I K', colour: 'CS' },
  resources: {
    states: 'ExtGState',
    colours: 'ColorSpace',
    patterns: 'Pattern',
    shadings: 'Shading',
    drawings: 'XObject',
    fonts: 'Font',
    layers: 'Properties',
    plain: 'ProcSet',
  },
  states: { state: '*' },
  colours: { colour: '*' },
  patterns: { pattern: '*' },
  shadings: { shading: '*' },
  drawings: { drawing: '*' },
  fonts: { font: '*' },
  layers: { layer: '*' },
  state: {
    plain: 'Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK',
    colour: 'BG BG2 UCR UCR2 TR TR2',
    font: 'Font',
    mask: 'SMask',
  },
  mask: { plain: 'Type S BC', drawing: 'G', colour: 'TR' },
  // Colour spaces and the functions they are computed by.
  colour: {
    plain:
      'N Range WhitePoint BlackPoint Gamma Matrix Subtype Components FunctionType Domain C0 ' +
      'C1 Bounds Encode Decode Size BitsPerSample Order',
    colour: 'Alternate Process ColorSpace Functions',
    colours: 'Colorants',
  },
  pattern: {
    plain: 'Type PatternType PaintType TilingType BBox XStep YStep Matrix',
    resources: 'Resources',
    shading: 'Shading',
    state: 'ExtGState',
  },
  shading: {
    plain:
      'ShadingType Background BBox AntiAlias Coords Domain Extend Matrix BitsPerCoordinate ' +
      'BitsPerComponent BitsPerFlag Decode VerticesPerRow',
    colour: 'ColorSpace Function',
  },
  // One of the next two, by its subtype; a third, PostScript, is a program.
  drawing: {},
  form: {
    plain: 'Type Subtype FormType BBox Matrix',
    resources: 'Resources',
    group: 'Group',
    layer: 'OC',
  },
  image: {
    plain:
      'Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte',
    colour: 'ColorSpace',
    drawing: 'Mask SMask',
    layer: 'OC',
  },
  font: {
    plain: 'Type Subtype Name BaseFont FirstChar LastChar Widths W DW W2 DW2 FontBBox FontMatrix',
    descriptor: 'FontDescriptor',
    encoding: 'Encoding ToUnicode',
    font: 'DescendantFonts',
    system: 'CIDSystemInfo',
    content: 'CIDToGIDMap',
    glyphs: 'CharProcs',
    resources: 'Resources',
  },
  glyphs: { content: '*' },
  encoding: {
    plain: 'Type BaseEncoding Differences CMapName WMode',
    system: 'CIDSystemInfo',
    encoding: 'UseCMap',
  },
  system: { words: 'Registry Ordering', plain: 'Supplement' },
  descriptor: {
    plain:
      'Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent ' +
      'Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth',
    words: 'FontFamily CharSet',
    program: 'FontFile FontFile2 FontFile3',
    content: 'CIDSet',
  },
  program: { plain: 'Length1 Length2 Length3 Subtype' },
  // A layer and a choice of layers: whether it shows is said once for the whole document.
  layer: { plain: 'Type Intent P', words: 'Name', layer: 'OCGs VE' },
  shown: { layer: 'OCGs', defaults: 'D' },
  defaults: { plain: 'BaseState', layer: 'ON OFF' },
  // How a stream is packed; JBIG2 keeps what its pictures share in another stream.
  packing: {
    plain:
      'Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign ' +
      'Rows EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform',
    content: 'JBIG2Globals',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** How a value is copied. */
export type Shape = 'plain' | 'words' | keyof typeof tables;
/** The entries of one dictionary that are copied, with how their values are. */
export type Table = ReadonlyMap<string, Shape>;

const tableOf = (groups: Readonly<Record<string, string>>): Table =>
  new Map(
    Object.entries(groups).flatMap(([shape, names]) =>
      names.split(' ').map((entry) => [entry, shape as Shape] as const),
    ),
  );

/** The table of one kind of dictionary. */
export const kept = Object.fromEntries(
  Object.entries(tables).map(([dictionary, groups]) => [dictionary, tableOf(groups)]),
) as Readonly<Record<keyof typeof tables, Table>>;

/** Shapes whose values may also be texts. */
export const worded: ReadonlySet<Shape> = new Set<Shape>(['words', 'colour']);
