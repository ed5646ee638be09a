import { join } from 'node:path';
import { documents } from '@shared/contract/documents';
import { documentHandlers } from '../documents/handlers';
import { cloud } from '../http/cloud';
import { bucketFrom, openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { serve } from '../http/serve';
import { makeS3Store } from '../outside/store/s3';

const server = openServer({
  ...openingFrom(process.env),
  store: makeS3Store(bucketFrom(process.env)),
  fontDir: join(__dirname, 'fonts'),
});

/** Printed paper; the fonts travel beside this function's bundle. */
export const handler = cloud(serve(server, documents, documentHandlers));
