import { join } from 'node:path';
import { documents } from '@shared/contract/documents';
import { documentHandlers } from '../documents/handlers';
import { cloud } from '../house/cloud';
import { bucketFrom, openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { serve } from '../http/serve';
import { makeS3Store } from '../outside/store/s3';

const house = openHouse({
  ...openingFrom(process.env),
  store: makeS3Store(bucketFrom(process.env)),
  fontDir: join(__dirname, 'fonts'),
});

/** Printed paper; the fonts travel beside this function's bundle. */
export const handler = cloud(serve(house, documents, documentHandlers));
