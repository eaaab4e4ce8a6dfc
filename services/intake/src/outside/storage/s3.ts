import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Content, checkKey, NotKept, type Storage } from './storage.js';

/** Where a bucket is and who may use it. */
export interface S3Settings {
  bucket: string;
  region: string;
  /** Where it is, when not with Amazon: `http://127.0.0.1:9000`. */
  endpoint?: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
}

const CONNECT_WITHIN_MS = 2_000;
const SILENT_MS = 30_000;

const nothing = (): void => undefined;

/** Keeps files in a bucket of whatever speaks S3; each key is the name of its object. */
export function s3({ bucket, endpoint, region, accessKeyId, secretAccessKey }: S3Settings): Storage {
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Not every server knows the newer sums; the platform has its own.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // What fails is thrown, and logged by whoever asked.
    logger: { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing },
    requestHandler: { connectionTimeout: CONNECT_WITHIN_MS, socketTimeout: SILENT_MS },
  });
  const objectOf = (key: string) => ({ Bucket: bucket, Key: checkKey(key) });
  return {
    async put(key, content, bytes) {
      const broken = new AbortController();
      const body = Readable.from(told(content, broken), { objectMode: false, highWaterMark: 256 * 1024 });
      body.on('error', () => undefined);
      try {
        const command = new PutObjectCommand({ ...objectOf(key), Body: body, ContentLength: bytes });
        await client.send(command, { abortSignal: broken.signal });
      } catch (error) {
        body.destroy();
        // Not every server lets go of what came of an object that broke off.
        await client.send(new DeleteObjectCommand(objectOf(key))).catch(nothing);
        throw broken.signal.aborted ? broken.signal.reason : error;
      }
    },
    async get(key) {
      try {
        const { Body: body } = await client.send(new GetObjectCommand(objectOf(key)));
        return body as Readable;
      } catch (error) {
        throw (error as Error).name === 'NoSuchKey' ? new NotKept(key) : error;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(objectOf(key)));
    },
  };
}

/** The same content; what it throws ends the request, which would wait for more otherwise. */
async function* told(content: Content, broken: AbortController): Content {
  try {
    yield* content;
  } catch (error) {
    broken.abort(error);
    throw error;
  }
}
