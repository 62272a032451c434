using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>What is made, stored and written.</summary>
internal sealed partial class CodeReading
{
    private CodeValue Create(IObjectCreationOperation creation)
    {
        if (creation.Constructor is { } constructor && _torch.Factory(constructor) is { } factory)
            return Initialized(Made(creation.Type, factory, creation.Arguments, creation), creation.Initializer);
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            CodeValue given = Evaluate(argument.Value);

            // What takes this module may do to it what it likes; what takes one of its parts, such as a block of layers, holds it.
            if (given is ModuleCode { Path: "" }) Spoil(given);
        }

        if (_torch.IsModule(creation.Type)) return Initialized(new MadeCode(creation.Type), creation.Initializer);
        if (!IsSequence(creation.Type)) return CodeValue.Nothing;
        var list = new ListCode { IsMap = creation.Type!.Name.IndexOf("Dictionary", System.StringComparison.Ordinal) >= 0 };
        foreach (IOperation initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (initializer is IInvocationOperation { Arguments: { Length: > 0 } arguments }) list.Elements.Add(Bare(Evaluate(arguments[arguments.Length - 1].Value)));
            else if (initializer is ISimpleAssignmentOperation assignment) list.Elements.Add(Evaluate(assignment.Value));
        }

        list.IsOpen = creation.Arguments.Any(argument => IsSequence(argument.Value.Type));
        return list;
    }

    private CodeValue Initialized(CodeValue made, IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (IOperation part in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (part is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment) Assign(made, target.Member, Evaluate(assignment.Value), part);
            else if (part is IInvocationOperation { Arguments: { Length: > 0 } arguments }) AppendOne(made, Bare(Evaluate(arguments[arguments.Length - 1].Value)), part);
        }

        return made;
    }

    private MadeCode Made(ITypeSymbol? type, string factory, ImmutableArray<IArgumentOperation> arguments, IOperation call)
    {
        var made = new MadeCode(type);
        List<CodeValue> values = [.. arguments.Select(argument => Evaluate(argument.Value))];
        if (factory is "Parameter")
        {
            if (values.FirstOrDefault() is MadeCode tensor) made.Writes.AddRange(tensor.Writes);
            else made.Writes.Add(New(made, ParameterWrite.Unknown, call));
        }
        else if (factory is "Sequential" or "ModuleList" or "ModuleDict")
        {
            Contain(made, values.Count == 1 && values[0] is ListCode only ? only : null, values);
        }
        else if (factory == "Linear" && values.FirstOrDefault() is MadeCode { Writes.Count: > 0 } weight && _torch.IsTensor(weight.Type))
        {
            made.Writes.AddRange(weight.Writes.Select(static write => write with { Parameter = "weight" }));
        }
        else if (factory.EndsWith("_from_pretrained", System.StringComparison.Ordinal))
        {
            made.Writes.Add(New(made, ParameterWrite.Unknown, call) with { Parameter = ParameterWrite.Every });
        }

        return made;
    }

    private static void Contain(MadeCode container, ListCode? list, List<CodeValue> values)
    {
        List<CodeValue> elements = list?.Elements ?? values;
        for (int i = 0; i < elements.Count; i++)
        {
            if (Bare(elements[i]) is not MadeCode { Writes: var writes }) continue;
            string place = list is { IsOpen: true } ? "[]" : $"[{i}]";
            container.Writes.AddRange(writes.Select(write => write with { Target = write.Target with { Path = Inside(place, write.Target.Path) } }));
        }

        container.Length = list is { IsOpen: true } ? -1 : elements.Count;
    }

    private static string Inside(string outer, string inner) => inner.Length == 0 ? outer : inner[0] == '[' ? outer + inner : outer + "." + inner;

    private void Store(IOperation target, CodeValue value)
    {
        switch (target)
        {
            case IConversionOperation or IParenthesizedOperation:
                if (TorchSymbols.Unwrap(target) is { } inner) Store(inner, value);
                break;
            case ILocalReferenceOperation local:
                _variables[local.Local] = !_variables.TryGetValue(local.Local, out CodeValue? before) ? value
                    : _narrowed > 0 && IsOurs(value) ? CodeValue.Unknown
                    : IsInDoubt ? Merge(before, value)
                    : value;
                break;
            case IParameterReferenceOperation parameter:
                _variables[parameter.Parameter] = IsInDoubt ? CodeValue.Unknown : value;
                break;
            case IDeclarationExpressionOperation declaration:
                Store(declaration.Expression, value);
                break;
            case ITupleOperation tuple:
                for (int i = 0; i < tuple.Elements.Length; i++) Store(tuple.Elements[i], value is TupleCode given && i < given.Items.Length ? given.Items[i] : IsOurs(value) ? CodeValue.Unknown : CodeValue.Nothing);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true } or IArrayElementReferenceOperation:
                StoreElement(target, value);
                break;
            case IMemberReferenceOperation { Instance: { } instance } member:
                Assign(Evaluate(instance), member.Member, value, target);
                break;
            default:
                break;
        }
    }

    private void StoreElement(IOperation target, CodeValue value)
    {
        CodeValue list = target is IPropertyReferenceOperation { Instance: { } instance } ? Evaluate(instance) : Evaluate(((IArrayElementReferenceOperation)target).ArrayReference);
        if (list is ListCode open)
        {
            open.IsOpen = true;
            open.Elements.Add(open.Path is { } path ? Settled(value, path + "[]", target) : value);
        }
        else if (list is ModuleCode module)
        {
            Settle(value, module.Path + "[]", target);
        }
        else if (list is ParameterCode or SweptCode)
        {
            Write(list is ParameterCode parameter ? parameter with { IsPart = true } : list, ParameterWrite.Unknown, default, target);
        }
    }

    private void Assign(CodeValue owner, ISymbol member, CodeValue value, IOperation code)
    {
        ITypeSymbol? type = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        if (_torch.IsTensor(type) || value is MadeCode { Type: { } made } && _torch.IsTensor(made))
        {
            if (owner is ModuleCode { Path: "" } && value is ParameterCode or SweptCode) _members[member.Name] = value;
            AssignParameter(new ParameterCode(owner, member.Name), value, code);
            return;
        }

        if (owner is not ModuleCode module)
        {
            if (owner is MadeCode built && value is MadeCode part) built.Writes.AddRange(part.Writes.Select(write => write with { Target = write.Target with { Path = Inside(member.Name, write.Target.Path) } }));
            return;
        }

        string path = Below(module.Path, member.Name);
        switch (value)
        {
            case ListCode list:
                list.Path ??= path;
                _members[path] = list;
                for (int i = 0; i < list.Elements.Count; i++) list.Elements[i] = Settled(Bare(list.Elements[i]), list.IsOpen ? path + "[]" : $"{path}[{i}]", code);
                break;
            case MadeCode or ModuleCode:
                Settle(value, path, code);
                break;
            case FunctionCode or ConstantCode:
                if (module.Path.Length == 0) _members[path] = IsInDoubt ? CodeValue.Unknown : value;
                break;
            default:
                if (_torch.IsModule(type) || IsSequence(type)) Spoil(new ModuleCode(path, type));
                break;
        }
    }

    private CodeValue Settled(CodeValue value, string path, IOperation code)
    {
        Settle(value, path, code);
        return value is MadeCode made ? new ModuleCode(path, made.Type) : value;
    }

    // A module finds its place: what was done to it before happened to whatever lies there.
    private void Settle(CodeValue value, string path, IOperation code)
    {
        switch (value)
        {
            case MadeCode made:
                if (!path.EndsWith("[]", System.StringComparison.Ordinal))
                {
                    // What lay there before is gone, or perhaps gone.
                    bool isWritten = _writes.Exists(write => IsAtOrBelow(write.Target.Path, path));
                    if (!IsInDoubt) _writes.RemoveAll(write => IsAtOrBelow(write.Target.Path, path));
                    else if (isWritten) Spoil(new ModuleCode(path, made.Type), code);
                }

                foreach (ParameterWrite write in made.Writes)
                    _writes.Add(write with { Target = write.Target with { Path = Inside(path, write.Target.Path) }, Order = Next(), IsConditional = write.IsConditional || IsInDoubt });
                _members[path] = new ModuleCode(path, made.Type);
                _lengths[path] = made.Length;
                made.Writes.Clear();
                break;
            case ModuleCode alias when alias.Path != path:
                _members[path] = alias;
                Spoil(new ModuleCode(path, alias.Type), code);
                break;
            case ModuleCode or ConstantCode:
                break;
            default:
                if (value == CodeValue.Unknown) Spoil(new ModuleCode(path, null), code);
                break;
        }
    }

    private static bool IsAtOrBelow(string path, string root) =>
        path == root || path.Length > root.Length && path.StartsWith(root, System.StringComparison.Ordinal) && (path[root.Length] is '.' or '[');

    private void AssignParameter(ParameterCode parameter, CodeValue value, IOperation code)
    {
        if (value is ConstantCode) return;
        if (value is not MadeCode made)
        {
            Write(parameter, ParameterWrite.Unknown, default, code);
            return;
        }

        foreach (ParameterWrite write in made.Writes.Count > 0 ? made.Writes : [New(made, ParameterWrite.Unknown, code)]) Write(parameter, write.Function, write.Arguments, code, write.IsConditional, write.Location);
    }

    private ParameterWrite New(MadeCode made, string function, IOperation code) =>
        new(new WriteTarget(string.Empty), string.Empty, function, default, Next(), code.Syntax.GetLocation(), IsInDoubt);

    private static ParameterCode Part(ParameterCode parameter, string view) => view is "T" or "data" or "mT" or "H" ? parameter : parameter with { IsPart = true };

    private void Write(CodeValue target, string function, EquatableArray<WriteArgument> arguments, IOperation? code, bool isConditional = false, Location? location = null)
    {
        location ??= code?.Syntax.GetLocation() ?? Location.None;
        isConditional |= IsInDoubt || target is ParameterCode { IsPart: true };
        switch (target)
        {
            case ParameterCode { Owner: MadeCode made, Name: var name }:
                made.Writes.Add(new ParameterWrite(new WriteTarget(string.Empty), name, function, arguments, Next(), location, isConditional));
                break;
            case MadeCode made:
                made.Writes.Add(new ParameterWrite(new WriteTarget(string.Empty), string.Empty, function, arguments, Next(), location, isConditional));
                break;
            case ParameterCode { Owner: ModuleCode module, Name: var name }:
                _writes.Add(new ParameterWrite(new WriteTarget(module.Path), name, function, arguments, Next(), location, isConditional || module.IsOneOfSeveral));
                break;
            case ParameterCode { Owner: SweptCode swept, Name: var name }:
                WriteSwept(swept, name, function, arguments, location, isConditional);
                break;
            case SweptCode { Visit.Sweep.IsOverParameters: true } swept:
                WriteSwept(swept, ParameterWrite.Every, function, arguments, location, isConditional);
                break;
            default:
                if (IsOurs(target)) Spoil(CodeValue.Unknown, code);
                break;
        }
    }

    private void WriteSwept(SweptCode swept, string parameter, string function, EquatableArray<WriteArgument> arguments, Location location, bool isConditional)
    {
        SweepVisit visit = swept.Visit;
        visit.Writes = true;
        visit.IsForEveryType |= swept.AsType is null && !visit.Tests.Any(static test => test is { Kind: SweepTestKind.Type or SweepTestKind.TypeNameContains, IsNegated: false });
        _writes.Add(new ParameterWrite(visit.Target(swept.AsType), parameter, function, arguments, Next(), location, isConditional || swept.Visit.Sweep.Root.IsOneOfSeveral)
        {
            ReachesNothing = visit.ReachesNothing,
        });
    }

    // Anything may happen to the parameters of a module and of all below it.
    private void Spoil(CodeValue value, IOperation? code = null)
    {
        Location? location = code?.Syntax.GetLocation();
        switch (value)
        {
            case TupleCode tuple:
                foreach (CodeValue item in tuple.Items) Spoil(item, code);
                break;
            case ListCode list:
                foreach (CodeValue element in list.Elements) Spoil(element, code);
                break;
            case MadeCode made:
                made.Writes.Add(new ParameterWrite(new WriteTarget(string.Empty), ParameterWrite.Every, ParameterWrite.Unknown, default, Next(), location, IsInDoubt));
                break;
            case ParameterCode:
            case SweptCode { Visit.Sweep.IsOverParameters: true }:
                Write(value, ParameterWrite.Unknown, default, code, location: Location.None);
                break;
            case SweptCode swept:
                WriteSwept(swept, ParameterWrite.Every, ParameterWrite.Unknown, default, location ?? Location.None, IsInDoubt);
                break;
            default:
                if (!IsOurs(value)) break;
                string path = (value as ModuleCode)?.Path ?? (value as SweepCode)?.Root.Path ?? string.Empty;
                int star = path.IndexOf("[]", System.StringComparison.Ordinal);
                _writes.Add(new ParameterWrite(
                    new WriteTarget(star < 0 ? path : path.Substring(0, star)) { IsSweep = true, IsOverParameters = true, IncludesRoot = true },
                    ParameterWrite.Every, ParameterWrite.Unknown, default, Next(), location, IsInDoubt));
                break;
        }
    }
}
