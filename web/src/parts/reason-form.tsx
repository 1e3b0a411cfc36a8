import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormButtons } from './form-buttons.tsx';
import css from './form.module.css';
import { ReasonField } from './reason-field.tsx';
import { Refusal } from './refusal.tsx';

interface ReasonFormProps {
  className?: string;
  /** What the form does. */
  verb: string;
  /** What leaving it is called, where it is not closing. */
  leave?: string;
  grave?: boolean;
  /** Whether what is chosen besides the reason can be sent. */
  ready?: boolean;
  reasonLabel?: string;
  reasonOptional?: boolean;
  sending: Pick<UseMutationResult, 'error' | 'isPending' | 'isSuccess'>;
  onSend: (reason: string) => void;
  onClose: () => void;
  /** What is shown or chosen before the reason is given. */
  children?: ReactNode;
  /** What is said under the reason. */
  under?: ReactNode;
}

/** What somebody does for a reason: what it means or what is chosen, then why, then what the server said against it. */
export function ReasonForm({
  className = '',
  ready = true,
  reasonLabel,
  reasonOptional = false,
  sending,
  onSend,
  children,
  under,
  ...buttons
}: ReasonFormProps): ReactNode {
  const [reason, setReason] = useState('');
  const given = reason.trim();
  return (
    <form
      className={`${css['form']} ${className}`}
      onSubmit={(event) => {
        event.preventDefault();
        // The form of the page may be around the dialog for React, though it is not on the page.
        event.stopPropagation();
        onSend(given);
      }}
    >
      {children}
      <ReasonField label={reasonLabel} optional={reasonOptional} value={reason} onChange={setReason} />
      {under}
      <Refusal error={sending.error} />
      <FormButtons
        {...buttons}
        ready={ready && (reasonOptional || given !== '') && !sending.isPending && !sending.isSuccess}
      />
    </form>
  );
}
