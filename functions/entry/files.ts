import { files } from '@shared/contract/files';
import { filesHandlers } from '../files/handlers';
import { cloud } from '../house/cloud';
import { bucketFrom, openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { serve } from '../http/serve';
import { makeS3Store } from '../outside/store/s3';

const house = openHouse({
  ...openingFrom(process.env),
  store: makeS3Store(bucketFrom(process.env)),
});

/** Attachments: announced, checked once they are in the bucket, linked. */
export const handler = cloud(serve(house, files, filesHandlers));
