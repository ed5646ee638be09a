// A thread that reads the PDFs it is sent and sends back what stands on their pages, raising a flag when it has. pdf.js is an ES module, which Jest's CommonJS cannot
// load, and takes longer to start than to read.
import { workerData } from 'node:worker_threads';
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

// pdf.js may split one path over several operations, so the pen's place outlives a call.
let from;

const read = async (bytes) => {
  const task = getDocument({ data: bytes, verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n += 1)
    pages.push(await marksOf(await document.getPage(n)));
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, info };
};

const { port, done } = workerData;
port.on('message', async (pdfs) => {
  try {
    const all = [];
    for (const pdf of pdfs) all.push(await read(pdf));
    // As text: what no page has is left out, as it was when a process printed it.
    port.postMessage({ said: JSON.stringify(all) });
  } catch (error) {
    port.postMessage({ wrong: String(error?.stack ?? error) });
  }
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});

async function marksOf(page) {
  const [, , width, height] = page.view;
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const texts = items
    .filter((item) => item.str.trim() !== '')
    .map(({ str, transform: m, width: w }) => ({
      text: str,
      x: m[4],
      y: height - m[5],
      width: w,
      size: Math.hypot(m[2], m[3]),
    }));
  return { width, height, texts, ...(await strokesAndFills(page, height)) };
}

// Walks the page's drawing operations with its own transformation stack; y counts from the top.
async function strokesAndFills(page, height) {
  const { fnArray, argsArray } = await page.getOperatorList();
  const lines = [];
  const rects = [];
  const images = [];
  const stack = [];
  let m = [1, 0, 0, 1, 0, 0];
  let path = [];
  const at = (x, y) => [m[0] * x + m[2] * y + m[4], height - (m[1] * x + m[3] * y + m[5])];
  for (const [i, op] of fnArray.entries()) {
    const args = argsArray[i];
    if (op === OPS.save) stack.push(m);
    else if (op === OPS.restore) m = stack.pop();
    else if (op === OPS.transform) m = times(m, args);
    else if (op === OPS.paintImageXObject) images.push(boxOf([at(0, 0), at(1, 1)]));
    else if (op === OPS.constructPath) path.push(...pathOf(args, at));
    else if (op === OPS.stroke || op === OPS.fill || op === OPS.endPath) {
      if (op === OPS.stroke) lines.push(...path.filter((p) => p.line).map((p) => p.line));
      if (op === OPS.fill) rects.push(...path.filter((p) => p.rect).map((p) => p.rect));
      path = [];
    }
  }
  return { lines, rects, images };
}

function times(m, [a, b, c, d, e, f]) {
  return [
    m[0] * a + m[2] * b,
    m[1] * a + m[3] * b,
    m[0] * c + m[2] * d,
    m[1] * c + m[3] * d,
    m[0] * e + m[2] * f + m[4],
    m[1] * e + m[3] * f + m[5],
  ];
}

function pathOf([ops, numbers], at) {
  const found = [];
  let k = 0;
  for (const op of ops) {
    if (op === OPS.rectangle) {
      const [x, y, w, h] = numbers.slice(k, k + 4);
      k += 4;
      found.push({ rect: boxOf([at(x, y), at(x + w, y + h)]) });
    } else if (op === OPS.moveTo || op === OPS.lineTo) {
      const to = at(numbers[k], numbers[k + 1]);
      k += 2;
      if (op === OPS.lineTo) found.push({ line: boxOf([from, to]) });
      from = to;
    } else if (op === OPS.curveTo) k += 6;
    else if (op === OPS.curveTo2 || op === OPS.curveTo3) k += 4;
  }
  return found;
}

function boxOf([[x1, y1], [x2, y2]]) {
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), w: Math.abs(x2 - x1), h: Math.abs(y2 - y1) };
}
