import sharp, { type Metadata, type Sharp } from 'sharp';
import type { MediaType } from '../../domain/evidence/media-type.js';
import { FileRefused } from './file-refused.js';

/** More than the cameras of telephones make; a picture is held in memory while it is turned. */
const MOST_PIXELS = 60_000_000;
const WITHIN_SECONDS = 30;

// Nothing is read but what is accepted, whatever the library could read besides, and nothing is kept between pictures.
sharp.block({ operation: ['VipsForeignLoad'] });
const loaders = ['Jpeg', 'Png', 'Webp', 'Nsgif'].flatMap((format) => [
  `VipsForeignLoad${format}`,
  `VipsForeignLoad${format}Buffer`,
]);
sharp.unblock({ operation: loaders });
sharp.cache(false);
sharp.concurrency(1);

const written: Readonly<Record<string, { format: NonNullable<Metadata['format']>; write: (picture: Sharp) => Sharp }>> =
  {
    'image/jpeg': { format: 'jpeg', write: (picture) => picture.jpeg({ quality: 90 }) },
    'image/png': { format: 'png', write: (picture) => picture.png() },
    'image/webp': { format: 'webp', write: (picture) => picture.webp({ quality: 90 }) },
    'image/gif': { format: 'gif', write: (picture) => picture.gif() },
  };

/**
 * A copy of a picture made anew from its pixels, the right way up: nothing else of the file comes along.
 * @throws FileRefused DAMAGED, TOO_MANY_PIXELS, TYPE_DOES_NOT_FIT
 */
export async function copyImage(bytes: Buffer, type: MediaType): Promise<Buffer> {
  const way = written[type];
  if (!way) throw new FileRefused('TYPE_DOES_NOT_FIT');
  const isAnimated = type === 'image/gif' || type === 'image/webp';
  const open = () => sharp(bytes, { animated: isAnimated, limitInputPixels: MOST_PIXELS, failOn: 'error' });
  try {
    const { format, pages = 1 } = await open().metadata();
    if (format !== way.format) throw new FileRefused('TYPE_DOES_NOT_FIT');
    const picture = pages > 1 ? open() : open().autoOrient();
    return await way.write(picture).timeout({ seconds: WITHIN_SECONDS }).toBuffer();
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused(/exceeds pixel limit/.test(String(error)) ? 'TOO_MANY_PIXELS' : 'DAMAGED');
  }
}
