/** Sends an answer without leaving its place; what no line took waits on the device, where that can be. */
import { keepPlace } from '#ui/keep-place.ts';
import { keepUnsent } from '#ui/unsent.ts';

type Sent = { formElement: HTMLFormElement; formData: FormData; submitter: HTMLElement | null };
type Came = { result: { type: string }; update: () => Promise<void> };

export const answering = ({ formElement, formData, submitter }: Sent) => {
  const back = keepPlace(formElement);
  return async ({ result, update }: Came) => {
    const about = submitter?.ariaLabel ?? '';
    if (result.type === 'error' && keepUnsent(formElement, formData, about)) return;
    await update();
    back();
  };
};
