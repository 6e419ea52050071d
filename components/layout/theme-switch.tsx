import { Icon } from '@/components/ui/icon';
import { ThemeSelect } from './theme-select';

/** The choice between the system's theme, light and dark. Without script the system's holds, and nothing is shown. */
export const ThemeSwitch = () => (
  <label className="relative flex min-h-10 items-center gap-2 rounded-md px-2.5 hover:bg-surface has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11 noscript:hidden">
    <Icon name="theme" size={20} />
    <span className="text-sm sm:sr-only">Theme</span>
    <ThemeSelect
      className="absolute inset-0 w-full cursor-pointer bg-paper text-sm text-ink opacity-0"
      options={
        <>
          <option value="system">As the system</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </>
      }
    />
  </label>
);
