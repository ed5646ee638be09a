import { decodePDFRawStream, PDFDocument, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';

const unpacked = (object: PDFObject): string => {
  try {
    return object instanceof PDFRawStream
      ? Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
      : '';
  } catch {
    return ''; // a picture
  }
};

/** Everything in a PDF as text, unpacked, so that nothing hides. */
export const opened = async (bytes: Buffer): Promise<string> => {
  const d = await PDFDocument.load(bytes, { updateMetadata: false });
  return d.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => [object.toString(), unpacked(object)])
    .concat(bytes.toString('latin1'), JSON.stringify(d.context.trailerInfo.Info ?? ''))
    .join('\n');
};

/** What must not stand in a PDF that is kept. */
export const forbidden =
  '/JavaScript /JS /Launch /URI /GoToR /GoToE /SubmitForm /ImportData /Rendition /Thread /Movie /Sound /RichMedia /EmbeddedFile /Filespec /XFA /AcroForm /OpenAction /AA /Annots /Names /Metadata /PieceInfo /Thumb /Info /Author /Encrypt attacker'.split(
    ' ',
  );
