interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a pop-up goes, in pixels of the window; one of `top` and `bottom` is set. */
export interface Place {
  readonly left: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly maxHeight: number;
}

const GAP = 6;
const EDGE = 8;
const ENOUGH = 320;

/**
 * Puts a pop-up under the button that opened it, or above where there is more room; always within
 * the window. Its height may grow later: it is held at the edge beside the button.
 */
export function placeBeside(button: Box, popup: Size, window: Size): Place {
  const left = Math.max(EDGE, Math.min(button.left, window.width - popup.width - EDGE));
  const below = window.height - button.bottom - GAP - EDGE;
  const above = button.top - GAP - EDGE;
  if (below >= Math.min(popup.height, ENOUGH) || below >= above) {
    return { left, top: button.bottom + GAP, maxHeight: below };
  }
  return { left, bottom: window.height - button.top + GAP, maxHeight: above };
}
