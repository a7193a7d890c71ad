#include "cli/outlet.h"

#include "core/export/printer.h"
#include "core/export/whole_file.h"
#include "core/words.h"

enum status outlet_open(struct call *call, struct outlet *out)
{
	*out = (struct outlet){.path = call_option(call, "output")};
	if (out->path)
		return call_needs(call, "output");
	if (!call->options.print_command[0])
		return fault_set(&call->fault, INVALID, "output",
		                 _("Name a file with -o FILE, or the program that prints in [print] command."));
	out->stream = memory_file();
	return out->stream ? DONE : fault_set(&call->fault, FAILED, NULL, _("Out of memory."));
}

enum status outlet_close(struct call *call, struct outlet *outlet, enum status status)
{
	if (!outlet->stream)
		return status;
	if (status == DONE)
		status = printer_send(call->options.print_command, outlet->stream, &call->fault);
	fclose(outlet->stream);
	return status;
}
