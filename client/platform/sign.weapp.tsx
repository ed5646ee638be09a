import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';
import { Canvas, type CanvasTouchEvent } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { drawInk, onPaper, pictureOf, type Ink, type Stroke } from '@client/ui/ink';
import type { InkHandle, InkProps } from './sign.h5';

export type { InkHandle, InkProps } from './sign.h5';
type Sheet = { node: Taro.Canvas; pen: CanvasRenderingContext2D; width: number; height: number };

const find = (): Promise<Sheet | undefined> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select('#ink')
      .fields({ node: true, size: true })
      .exec(([got]: [{ node: Taro.Canvas; width: number; height: number } | null]) => {
        if (!got?.node) return resolve(undefined);
        const ratio = (Taro.getWindowInfo?.() ?? Taro.getSystemInfoSync()).pixelRatio;
        const { node, width, height } = got;
        node.width = width * ratio;
        node.height = height * ratio;
        const pen = node.getContext('2d') as CanvasRenderingContext2D;
        pen.scale(ratio, ratio);
        resolve({ node, pen, width, height });
      });
  });

/** The paper: draws `ink`, and hands it back with each new stroke. */
export const InkCanvas = forwardRef<InkHandle, InkProps>(({ ink, onChange, label }, ref) => {
  const sheet = useRef<Sheet>();
  const live = useRef<Stroke>();
  const now = useRef(ink);
  now.current = ink;
  const change = useRef(onChange);
  change.current = onChange;
  const withLive = (): Ink => {
    const strokes = live.current ? [...now.current.strokes, live.current] : now.current.strokes;
    return { ...now.current, strokes };
  };
  const draw = (strokes: readonly Stroke[]) => {
    const here = sheet.current;
    if (!here) return;
    here.pen.clearRect(0, 0, here.width, here.height);
    drawInk(here.pen, strokes);
  };
  useEffect(() => {
    // The node is there one frame after it is drawn. Strokes of before are written again.
    const begin = async () => {
      const here = await find();
      sheet.current = here;
      if (here) change.current(onPaper(now.current, { width: here.width, height: here.height }));
      draw(now.current.strokes);
    };
    Taro.nextTick(() => void begin());
  }, []);
  useEffect(() => draw(ink.strokes), [ink]);
  useImperativeHandle(ref, () => ({
    export: async (all) => {
      // Whoever writes at once is done before the node was found.
      const here = (sheet.current ??= await find());
      if (!here) return undefined;
      const { width: across, height: down } = here;
      const picture = pictureOf(onPaper(all, { width: across, height: down }));
      // Giving the paper the picture's size also resets its scale; the pad closes right after.
      here.node.width = picture.width;
      here.node.height = picture.height;
      picture.draw(here.pen);
      const { width, height } = picture;
      const made = await Taro.canvasToTempFilePath({
        canvas: here.node,
        width,
        height,
        destWidth: width,
        destHeight: height,
        fileType: 'png',
      }).catch(() => undefined);
      return made?.tempFilePath;
    },
  }));
  const at = (event: CanvasTouchEvent) => ({
    x: event.touches[0]?.x ?? 0,
    y: event.touches[0]?.y ?? 0,
  });
  const end = () => {
    if (!live.current) return;
    const all = withLive();
    live.current = undefined;
    onChange(all);
  };
  return (
    <Canvas
      id="ink"
      type="2d"
      className="ink"
      disableScroll
      ariaLabel={label}
      onTouchStart={(event) => {
        live.current = [at(event as CanvasTouchEvent)];
        draw(withLive().strokes);
      }}
      onTouchMove={(event) => {
        if (!live.current) return;
        live.current.push(at(event as CanvasTouchEvent));
        draw(withLive().strokes);
      }}
      onTouchEnd={end}
      onTouchCancel={end}
    />
  );
});
InkCanvas.displayName = 'InkCanvas';
