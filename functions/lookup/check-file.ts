/**
 * The files by which WeChat sees that a domain is ours (业务域名 at the root, 普通链接二维码 below /q/), from
 * a setting
 * `name.txt:content`, several apart by commas, `-` for none yet. Gives the content at a path,
 * undefined at every other; throws when the setting is malformed.
 */
export const checkFiles = (setting = ''): ((path: string) => string | undefined) => {
  const files = new Map<string, string>();
  for (const each of setting.split(',').filter((part) => !['', '-'].includes(part.trim()))) {
    const [, name, content] = /^\s*([\w-]+\.txt):([\w-]+)\s*$/.exec(each) ?? [];
    if (!name || !content)
      throw new Error(`WECHAT_CHECK_FILE: ${each.trim()} is not name.txt:content`);
    files.set(`/${name}`, content).set(`/q/${name}`, content);
  }
  return (path) => files.get(path);
};
