import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { TextInput } from '@/components/ui/text-input';
import { PersonPicture } from './person-picture';

type Props = {
  name: string;
  picture: string | undefined;
  refused: string | undefined;
  /** Where the form is sent. */
  path?: string;
};

/** Why a picture was not taken, by the code of the refusal. */
const refusals: Record<string, string> = {
  invalid: 'Choose a PNG, JPEG or WebP file of at most 30 million pixels.',
  tooLarge: 'This file is too large. Choose one of at most 2 MB.',
  tooManyTries: 'You changed pictures too often. Try again in an hour.',
  forbidden:
    'The picture was not changed: confirm your e-mail address first, and turn on a second factor where one is asked for. A locked account changes nothing, and the picture of an organization is changed by its administrators.',
};

/** The picture of a person or an organization, which is sent without script as well. */
export function PictureForm({ name, picture, refused, path = '/account/picture' }: Props) {
  const error = refused === undefined ? undefined : (refusals[refused] ?? 'This did not work. Try again.');
  return (
    <Section wide id="picture-head" title="Picture">
      <div className="mt-4 flex flex-wrap gap-6">
        <PersonPicture name={name} picture={picture} size={128} />
        <div className="flex min-w-0 flex-col gap-4">
          <form
            action={path}
            method="post"
            encType="multipart/form-data"
            className="flex flex-col items-start gap-4"
          >
            <Field
              id="picture"
              label="A new picture"
              hint="PNG, JPEG or WebP, at most 2 MB. It is cut to a square."
              error={error}
            >
              {(control) => (
                <TextInput
                  {...control}
                  type="file"
                  name="picture"
                  accept="image/png,image/jpeg,image/webp"
                  required
                />
              )}
            </Field>
            <Button type="submit">Change the picture</Button>
          </form>
          {picture !== undefined && (
            <form action={`${path}?remove`} method="post">
              <Button type="submit" kind="quiet">
                Remove the picture
              </Button>
            </form>
          )}
        </div>
      </div>
    </Section>
  );
}
