import { Box } from '@client/platform/element';
import './CodeParts.scss';

/**
 * A code to be read aloud or copied by hand, in its groups, as they stand between the hyphens;
 * `name` says what it is.
 */
export const CodeParts = ({ name, code }: { name: string; code: string }) => (
  <Box className="code" label={`${name} ${code}`}>
    {code.split('-').map((part, index) => (
      <Box key={index} className="code__part">
        {part}
      </Box>
    ))}
  </Box>
);
