import { gzipSync, zipSync } from 'fflate';

export type Packaging = 'zip' | 'tar.gz';

/** The one file of a package; Kubeflow Pipelines looks for this name. */
const fileName = 'pipeline.yaml';
const mode = 0o644;

/** Packs a compiled workflow. The same text gives the same bytes on any machine: no times, no owners. */
export function pack(text: string, packaging: Packaging): Uint8Array {
  const data = new TextEncoder().encode(text);
  if (packaging === 'tar.gz') return gzipSync(tar(data), { level: 9, mtime: 0 });
  // The earliest time that a zip file can hold, by the fields of local time because that is what fflate reads.
  const mtime = new Date(1980, 0, 1);
  return zipSync({ [fileName]: [data, { level: 9, mtime, os: 3, attrs: (0o100000 | mode) << 16 }] });
}

const block = 512;

/** A tar archive (POSIX ustar) of one file. */
function tar(data: Uint8Array): Uint8Array {
  const archive = new Uint8Array(block + Math.ceil(data.length / block) * block + 2 * block);
  const put = (offset: number, text: string): void => archive.set(new TextEncoder().encode(text), offset);
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  put(0, fileName);
  put(100, octal(mode, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(data.length, 11));
  put(136, octal(0, 11));
  put(148, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\x0000');
  const checksum = archive.subarray(0, block).reduce((sum, byte) => sum + byte, 0);
  put(148, `${octal(checksum, 6)}\0`);
  archive.set(data, block);
  return archive;
}
