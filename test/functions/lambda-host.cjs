// Plays the cloud's runtime for one function: loads its bundle, then hands it each event that the parent process sends.
const { handler } = require(process.argv[2]);
const context = {
  functionName: 'test',
  awsRequestId: 'test',
  getRemainingTimeInMillis: () => 29_000,
};
process.on('message', (event) => {
  Promise.resolve(handler(event, context)).then(
    (value) => process.send({ value }),
    (error) => process.send({ error: String(error && error.stack) }),
  );
});
process.send({ ready: true });
