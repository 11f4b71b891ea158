/** What is used of WebAssembly, which every Node has; its types come with those of browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new <Routines>(module: object) => { readonly exports: Routines & Memory };
};

interface Memory {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
}

/** A module's functions with a memory of their own that is cut into areas. */
export interface Room<Routines> {
  readonly routines: Routines;
  readonly memory: ArrayBuffer;
  /** Where each area begins: a multiple of 16. */
  readonly places: readonly number[];
}

const page = 65536;

/**
 * Makes rooms of one module, each with areas of so many bytes. `Routines` names what the module exports, which only who
 * wrote it can know.
 */
export function roomsOf<Routines>(
  code: Uint8Array<ArrayBuffer>,
): (areas: readonly number[]) => Room<Routines> {
  const module = new WebAssembly.Module(code);
  return (areas) => {
    const { exports } = new WebAssembly.Instance<Routines>(module);
    let end = 0;
    const places = areas.map((bytes) => {
      const start = end;
      end += multipleOf(16, bytes);
      return start;
    });
    exports.memory.grow(Math.ceil(end / page));
    return { routines: exports, memory: exports.memory.buffer, places };
  };
}

export const multipleOf = (step: number, n: number): number => step * Math.ceil(n / step);
