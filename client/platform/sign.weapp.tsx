import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';
import { Canvas, type CanvasTouchEvent } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { drawInk, finished, type Stroke } from '@client/ui/ink';
import type { InkHandle, InkProps } from './sign.h5';

export type { InkHandle, InkProps } from './sign.h5';
type Paper = { node: Taro.Canvas; pen: CanvasRenderingContext2D; width: number; height: number };

const find = (): Promise<Paper | undefined> =>
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

/** The paper: draws `strokes`, and hands back the strokes with each new one. */
export const InkCanvas = forwardRef<InkHandle, InkProps>(({ strokes, onChange, label }, ref) => {
  const paper = useRef<Paper>();
  const live = useRef<Stroke>();
  const now = useRef(strokes);
  now.current = strokes;
  const draw = (all: Stroke[]) => {
    const here = paper.current;
    if (!here) return;
    here.pen.clearRect(0, 0, here.width, here.height);
    drawInk(here.pen, all);
  };
  useEffect(() => {
    // The node is there one frame after it is drawn. Strokes of before are written again.
    const begin = async () => {
      paper.current = await find();
      draw(now.current);
    };
    Taro.nextTick(() => void begin());
  }, []);
  useEffect(() => draw(strokes), [strokes]);
  useImperativeHandle(ref, () => ({
    export: async (all) => {
      // Whoever writes at once is done before the node was found.
      const here = (paper.current ??= await find());
      if (!here) return undefined;
      const picture = finished(all, here.height > here.width);
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
  const at = (e: CanvasTouchEvent) => ({ x: e.touches[0]?.x ?? 0, y: e.touches[0]?.y ?? 0 });
  const end = () => {
    if (live.current && live.current.length > 1) onChange([...strokes, live.current]);
    live.current = undefined;
  };
  return (
    <Canvas
      id="ink"
      type="2d"
      className="ink"
      disableScroll
      ariaLabel={label}
      onTouchStart={(e) => (live.current = [at(e as CanvasTouchEvent)])}
      onTouchMove={(e) => {
        if (!live.current) return;
        live.current.push(at(e as CanvasTouchEvent));
        draw([...strokes, live.current]);
      }}
      onTouchEnd={end}
      onTouchCancel={end}
    />
  );
});
InkCanvas.displayName = 'InkCanvas';
