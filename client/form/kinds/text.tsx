import { Box, Tap, Words } from '@client/platform/element';
import { TextArea } from '@client/ui/TextArea';
import { TextInput } from '@client/ui/TextInput';
import type { ControlProps } from '../control';

const oneLine = 40;

/**
 * Words: one line when short, several with a live count when long; the prompts are chips that start
 * a sentence.
 */
export const TextControl = ({ field, value, onChange }: ControlProps) => {
  const text = typeof value === 'string' ? value : '';
  const change = (next: string) => onChange(next === '' ? undefined : next);
  const begin = (prompt: string) =>
    change(`${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${prompt}：`);
  const long = field.max === undefined || field.max > oneLine;
  return (
    <>
      {field.prompts && (
        <Box className="chips" role="group" label="可以从这几方面写">
          {field.prompts.map((prompt) => (
            <Tap key={prompt} className="chip" label={`写${prompt}`} onTap={() => begin(prompt)}>
              <Words>{prompt}</Words>
            </Tap>
          ))}
        </Box>
      )}
      {long ? (
        <TextArea value={text} onChange={change} max={field.max} />
      ) : (
        <TextInput value={text} onChange={change} max={field.max} />
      )}
    </>
  );
};
