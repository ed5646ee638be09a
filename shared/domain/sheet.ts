/**
 * One cell of a printed official form, resolved: nothing is left to look up. `span` = columns it
 * covers (default 1).
 */
export type PrintedCell =
  | { kind: 'label'; text: string; span?: number }
  | { kind: 'text'; text: string; span?: number; /** Minimum height in points. */ tall?: number }
  | { kind: 'boxes'; options: readonly { text: string; ticked: boolean }[]; span?: number }
  | {
      kind: 'image';
      /** Name of the picture among those that are given beside the sheet. */
      image: string;
      /** Stands there when the picture cannot be drawn. */
      text: string;
      span?: number;
    }
  | {
      kind: 'opinion';
      /** The written opinion, line by line. */
      text: string;
      /** Right-aligned under the text, e.g. 「审查处室负责人签字：」 followed by the signer. */
      signLabel: string;
      signer?: string;
      /**
       * Name of the picture that is the hand-written signature; when it cannot be drawn, `signer`
       * stands there.
       */
      signature?: string;
      /** e.g. 2026年9月1日; blank prints 「年   月   日」. */
      date?: string;
      /** Stands before the date, e.g. 审批日期：. */
      dateLabel?: string;
      span?: number;
      tall?: number;
    };

/**
 * A printed official form, ready to draw: every word that will stand on the paper. Columns are
 * counted in grid units.
 */
export type PrintedSheet = {
  title: string;
  /** The line above the table: left and right text. */
  top: readonly string[];
  columns: number;
  /** Relative width of each column; length equals `columns`. */
  widths: readonly number[];
  rows: readonly (readonly PrintedCell[])[];
  notes: readonly string[];
  /** Opinions that stand on a page behind the form, each with who gave it and when. */
  annex?: readonly { title: string; text: string; by: string; date: string }[];
  /**
   * Each printed copy: its number, of how many, and the code that ties a scan to filing, version
   * and copy.
   */
  copies: readonly {
    no: number;
    of: number;
    code: string;
    holder: string;
    /** What its QR holds; the bare code when absent. */ link?: string;
  }[];
};
