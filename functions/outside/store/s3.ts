import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { asKey, asSeconds, dispositionOf, tooLarge, type ObjectStore } from './port';

/**
 * A bucket of any S3-compatible store. Without an endpoint it is AWS; without credentials they are
 * the cloud function's own role.
 */
export type S3Setting = {
  bucket: string;
  region: string;
  endpoint?: string;
  /**
   * The address under which phones reach the store, if it differs from the one inside the network.
   */
  publicEndpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
};

const PATIENCE = { connectionTimeout: 3000, requestTimeout: 20_000 }; // ms

const clientOf = ({ region, credentials }: S3Setting, endpoint: string | undefined): S3Client =>
  new S3Client({
    region,
    ...(endpoint ? { endpoint } : {}),
    ...(credentials ? { credentials } : {}),
    forcePathStyle: true,
    // stores other than AWS refuse the checksums that the SDK adds by itself
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: PATIENCE,
  });

const absent = (error: unknown): undefined => {
  if (
    error instanceof S3ServiceException &&
    error.$metadata.httpStatusCode === 404 &&
    error.name !== 'NoSuchBucket'
  )
    return undefined;
  throw error;
};

const gathered = async (
  key: string,
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > maxBytes) throw tooLarge(key, maxBytes); // leaving the loop ends the stream
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
};

/** Files in an S3 bucket; the server signs, phones upload to and fetch from the bucket itself. */
export const makeS3Store = (setting: S3Setting): ObjectStore => {
  const { bucket: Bucket } = setting;
  const inside = clientOf(setting, setting.endpoint);
  const outside = setting.publicEndpoint ? clientOf(setting, setting.publicEndpoint) : inside;

  return {
    upload: async (key, { maxBytes, contentType, seconds }) => {
      const { url, fields } = await createPresignedPost(outside, {
        Bucket,
        Key: asKey(key),
        Expires: asSeconds(seconds),
        Fields: { 'Content-Type': contentType },
        Conditions: [['content-length-range', 1, maxBytes]],
      });
      return { url, fields };
    },
    head: async (key) => {
      const found = await inside
        .send(new HeadObjectCommand({ Bucket, Key: asKey(key) }))
        .catch(absent);
      return (
        found && {
          bytes: found.ContentLength ?? 0,
          contentType: found.ContentType ?? 'application/octet-stream',
        }
      );
    },
    read: async (key, maxBytes) => {
      const found = await inside
        .send(new GetObjectCommand({ Bucket, Key: asKey(key) }))
        .catch(absent);
      if (!found?.Body) return undefined;
      return gathered(key, found.Body as AsyncIterable<Uint8Array>, maxBytes);
    },
    write: async (key, bytes, contentType) => {
      await inside.send(
        new PutObjectCommand({
          Bucket,
          Key: asKey(key),
          Body: bytes,
          ContentLength: bytes.length,
          ContentType: contentType,
        }),
      );
    },
    link: (key, rule) =>
      getSignedUrl(
        outside,
        new GetObjectCommand({
          Bucket,
          Key: asKey(key),
          ResponseContentDisposition: dispositionOf(key, rule),
        }),
        { expiresIn: asSeconds(rule.seconds) },
      ),
    remove: async (key) => {
      await inside.send(new DeleteObjectCommand({ Bucket, Key: asKey(key) }));
    },
  };
};
