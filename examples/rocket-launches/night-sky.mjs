// A small picture, drawn without any library: a gray JPEG of one value for each block of 8 × 8 pixels, dark above and
// light at the horizon. One value a block needs the simplest tables that the format allows.

const BLOCKS = 8;
const SIZE = BLOCKS * 8;

/** How many bits a difference of brightness may take; each number of bits has a code of four bits. */
const CATEGORIES = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** @returns {Buffer} the bytes of the picture. */
export function drawNightSky() {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    segment(0xc0, [8, 0, SIZE, 0, SIZE, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, ...codeLengths({ 4: CATEGORIES.length }), ...CATEGORIES]),
    segment(0xc4, [0x10, ...codeLengths({ 1: 1 }), 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    packBits(scan()),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** @param {number} marker @param {number[]} content */
function segment(marker, content) {
  const length = content.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...content]);
}

/** @param {Record<number, number>} counts How many codes there are of a length. */
function codeLengths(counts) {
  return Array.from({ length: 16 }, (_, index) => counts[index + 1] ?? 0);
}

/** Each block's brightness as its difference from the block before, and the end of the block. */
function scan() {
  let bits = "";
  let before = 0;
  for (let block = 0; block < BLOCKS * BLOCKS; block++) {
    const brightness = Math.floor(block / BLOCKS) * 24 - 110;
    const difference = brightness - before;
    before = brightness;
    const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
    const amount = difference > 0 ? difference : difference + 2 ** size - 1;
    bits += size.toString(2).padStart(4, "0");
    if (size > 0) bits += amount.toString(2).padStart(size, "0");
    bits += "0";
  }
  return bits;
}

/** Bytes of 0xff are followed by a zero, so that they are not taken for a marker. @param {string} bits */
function packBits(bits) {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, "1");
  const bytes = padded.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  return Buffer.from(bytes.flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte])));
}
