using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.Forward;

/// <summary>Statements, one after the other.</summary>
internal sealed partial class Interpreter
{
    private void Execute(IOperation? statement)
    {
        if (statement is null || _isDead) return;
        if (IsExhausted() || _nesting >= GreatestNesting)
        {
            Forget(statement);
            return;
        }

        _nesting++;
        ExecuteHere(statement);
        _nesting--;
    }

    private void ExecuteHere(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                ExecuteAll(block.Operations);
                break;
            case IExpressionStatementOperation expression:
                Eval(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation variable in group.Declarations.SelectMany(static declaration => declaration.Declarators)) Declare(variable);
                break;
            case IReturnOperation { Kind: OperationKind.Return } result:
                Leave(result.ReturnedValue is { } returned ? Eval(returned) : Other.Nothing);
                break;
            case IConditionalOperation branch:
                Branch(Condition(branch.Condition), () => Execute(branch.WhenTrue), () => Execute(branch.WhenFalse));
                break;
            case IForLoopOperation loop:
                ExecuteAll(loop.Before);
                if (IsUnrolled(loop)) break;
                Loop(loop, Rounds(loop), () => Execute(loop.Body), loop.AtLoopBottom);
                break;
            case IForEachLoopOperation loop:
                ForEach(loop);
                break;
            case IWhileLoopOperation loop:
                Loop(loop, null, () => Execute(loop.Body), ImmutableArray<IOperation>.Empty);
                break;
            case IBranchOperation { BranchKind: BranchKind.Continue or BranchKind.Break } jump when _loops.Count > 0 && IsInnermost(jump):
                _loops[_loops.Count - 1].Exits.Add((_path, _state));
                _isDead = true;
                break;
            case IBranchOperation { BranchKind: BranchKind.Break }:
                _isDead = true; // out of a switch, which looks at this
                break;
            case ISwitchOperation choice:
                Switch(choice);
                break;
            case IUsingOperation resource:
                Execute(resource.Resources);
                Execute(resource.Body);
                break;
            case IUsingDeclarationOperation resource:
                Execute(resource.DeclarationGroup);
                break;
            case ILockOperation locked:
                Execute(locked.Body);
                break;
            case ITryOperation attempt:
                Execute(attempt.Body);
                Execute(attempt.Finally);
                break;
            case ILabeledOperation labeled:
                Forget(labeled);
                break;
            case IThrowOperation:
                _isDead = true;
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            case { Kind: OperationKind.None }:
                ExecuteAll(statement.ChildOperations); // fixed, unsafe, checked
                break;
            case IReturnOperation or IBranchOperation or IEndOperation or IStopOperation:
                Forget(statement);
                _isDead = true;
                break;
            default:
                Eval(statement);
                break;
        }
    }

    private void ExecuteAll(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements) Execute(statement);
    }

    private void Declare(IVariableDeclaratorOperation variable)
    {
        // ref float v = ref x[i]: no variable of its own, but another name of x[i].
        if (variable.Symbol.RefKind == RefKind.Ref && variable.GetVariableInitializer()?.Value is IArrayElementReferenceOperation element
            && !ValueTypes.IsNumbers(element.Type) && Eval(element.ArrayReference) is Numbers numbers)
        {
            _references[variable.Symbol] = (numbers, IndexOf(element.Indices.Select(index => TermOf(Eval(index)))));
            return;
        }

        Value value = variable.GetVariableInitializer() is { } initializer ? Eval(initializer.Value)
            : ValueTypes.IsNumber(variable.Symbol.Type) ? new Scalar(_terms.Zero)
            : Other.Nothing;
        _state.Set(variable.Symbol, value);
    }

    private void Leave(Value value)
    {
        if (_frames.Count > 0) _frames[_frames.Count - 1].Returns.Add((_path, value, _state));
        _isDead = true;
    }

    // Two ways, and what is left of both.
    private void Branch(Term condition, System.Action whenTrue, System.Action whenFalse)
    {
        if (condition.Kind == TermKind.Number)
        {
            (condition.Number != 0 ? whenTrue : whenFalse)();
            return;
        }

        Term path = _path;
        ProgramState before = _state;
        _state = before.Fork();
        _path = _terms.And(path, condition);
        whenTrue();
        (ProgramState first, bool firstIsDead) = (_state, _isDead);

        _isDead = false;
        _state = before.Fork();
        _path = _terms.And(path, _terms.Not(condition));
        whenFalse();
        (ProgramState second, bool secondIsDead) = (_state, _isDead);

        _path = path;
        _isDead = firstIsDead && secondIsDead;
        _state = firstIsDead ? second : secondIsDead ? first : Merge(condition, first, second);
    }

    private static bool IsInnermost(IBranchOperation jump)
    {
        for (IOperation? parent = jump.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ISwitchOperation && jump.BranchKind == BranchKind.Break) return false;
            if (parent is ILoopOperation) return true;
        }

        return true;
    }

    private void Switch(ISwitchOperation choice)
    {
        Value value = Eval(choice.Value);
        Case(0);

        void Case(int index)
        {
            if (index >= choice.Cases.Length) return;
            ISwitchCaseOperation current = choice.Cases[index];
            bool isDefault = current.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default);
            if (isDefault && index + 1 < choice.Cases.Length)
            {
                Case(index + 1);
                return;
            }

            Term condition = isDefault ? _terms.One : current.Clauses.Select(clause => Clause(value, clause)).Aggregate(_terms.Or);
            Branch(condition, () => Body(current), () => Case(index + 1));
        }

        void Body(ISwitchCaseOperation current)
        {
            ExecuteAll(current.Body);
            if (_isDead && Last(current.Body.LastOrDefault()) is IBranchOperation { BranchKind: BranchKind.Break }) _isDead = false;
        }
    }

    private static IOperation? Last(IOperation? statement) => statement is IBlockOperation block ? Last(block.Operations.LastOrDefault()) : statement;

    private Term Clause(Value value, ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation single => Equal(value, Eval(single.Value)),
        IPatternCaseClauseOperation pattern => Matches(value, pattern.Pattern),
        _ => _terms.Free("a case"),
    };

    /// <summary>What a statement that is not understood may have changed is unknown from here on.</summary>
    private void Forget(IOperation statement)
    {
        foreach (ISymbol symbol in _bodies.EffectsOf(statement, _cancellation) is var effects ? effects.Assigned.Concat(effects.Contents) : [])
        {
            if (_state.Find(symbol) is { } variable) Forget(variable, symbol, null);
            foreach ((int instance, ISymbol field) in _state.Fields.Keys.Where(key => SymbolEqualityComparer.Default.Equals(key.Field, symbol)).ToArray())
                Forget(_state.Find(instance, field)!, field, instance);
        }
    }

    private void Forget(Value value, ISymbol symbol, int? instance)
    {
        const string why = "a statement that is not read";
        switch (value)
        {
            case Numbers numbers:
                WriteAll(numbers, _terms.Unknown(why, DataIn(numbers)));
                break;
            case Scalar scalar when instance is { } id:
                _state.Set(id, symbol, new Scalar(_terms.Unknown(why, DataIn(scalar))));
                break;
            case Scalar scalar:
                _state.Set(symbol, new Scalar(_terms.Unknown(why, DataIn(scalar))));
                break;
        }
    }
}
