import type { EvidenceKind } from './vocabulary.js';

/** How a file is looked into, and which limit of size it has. */
export type MediaClass = 'IMAGE' | 'RECORDING' | 'DOCUMENT';

/** The types of file that are accepted. Source: R4. */
export type MediaType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/gif'
  | 'audio/mpeg'
  | 'audio/mp4'
  | 'audio/wav'
  | 'audio/amr'
  | 'video/mp4'
  | 'application/pdf'
  | 'text/plain';

/** The last part of a name, small, with the type it stands for. Office files and archives are left out: they hold other files. */
const typeOfExtension: Readonly<Record<string, MediaType>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  amr: 'audio/amr',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  pdf: 'application/pdf',
  txt: 'text/plain',
};

/** The extensions that are accepted. */
export const EXTENSIONS: readonly string[] = Object.keys(typeOfExtension);

/** The type that the end of a name stands for; null when files of that name are not accepted. */
export function mediaTypeOfName(name: string): MediaType | null {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return (Object.hasOwn(typeOfExtension, extension) && typeOfExtension[extension]) || null;
}

export function classOf(type: MediaType): MediaClass {
  if (type.startsWith('image/')) return 'IMAGE';
  return type.startsWith('audio/') || type.startsWith('video/') ? 'RECORDING' : 'DOCUMENT';
}

const classesOfKind: Readonly<Record<EvidenceKind, readonly MediaClass[]>> = {
  ORDER_RECORD: ['IMAGE', 'DOCUMENT'],
  SERVICE_RECORD: ['IMAGE', 'DOCUMENT'],
  PHOTO: ['IMAGE'],
  RECORDING: ['RECORDING'],
  LETTER: ['IMAGE', 'DOCUMENT'],
  OTHER: ['IMAGE', 'RECORDING', 'DOCUMENT'],
};

/** Whether a file of a type can be evidence of a kind. */
export const fits = (kind: EvidenceKind, type: MediaType): boolean => classesOfKind[kind].includes(classOf(type));
