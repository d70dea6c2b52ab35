import { Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "../../components/button.tsx";

interface DeleteActProps {
  readonly label: string;
  /** The question that is asked first. */
  readonly children: (onClose: () => void) => ReactNode;
}

/** In a row of a table: deletes what the row is about, after a question. */
export function DeleteAct({ label, children }: DeleteActProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <IconButton label={label} onClick={() => setIsAsking(true)}>
        <Trash2 size={14} />
      </IconButton>
      {isAsking && children(() => setIsAsking(false))}
    </>
  );
}
