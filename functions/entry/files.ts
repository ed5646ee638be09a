import { files } from '@shared/contract/files';
import { filesHandlers } from '../files/handlers';
import { cloud } from '../http/cloud';
import { bucketFrom, openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { serve } from '../http/serve';
import { makeS3Store } from '../outside/store/s3';

const server = openServer({
  ...openingFrom(process.env),
  store: makeS3Store(bucketFrom(process.env)),
});

/** Attachments: announced, checked once they are in the bucket, linked. */
export const handler = cloud(serve(server, files, filesHandlers));
