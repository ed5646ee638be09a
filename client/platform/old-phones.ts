// The one built-in of ES2019 that iOS 12.0 and 12.1 lack. Loaded before anything that uses it.
if (!Object.fromEntries) {
  Object.fromEntries = (entries: Iterable<readonly [PropertyKey, unknown]>) => {
    const made: Record<PropertyKey, unknown> = {};
    for (const [name, value] of entries) made[name] = value;
    return made;
  };
}
