import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';
import parts from './parts.module.css';

/** A button that shows a picture alone: its name is for those who cannot see it, and beside it for those who rest on it. */
export function IconButton({
  label,
  children,
  ...rest
}: Omit<ButtonProps, 'children'> & { label: string; children: React.ReactNode }) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button className={parts.icon ?? ''} aria-label={label} {...rest}>
        {children}
      </Button>
      <Tooltip className={parts.tooltip ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
