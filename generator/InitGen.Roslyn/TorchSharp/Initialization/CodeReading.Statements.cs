using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>Statements. Each says whether what stands behind it is never reached.</summary>
internal sealed partial class CodeReading
{
    private bool Run(IOperation? statement)
    {
        if (statement is null) return false;
        _cancellation.ThrowIfCancellationRequested();
        if (++_steps > MaxSteps)
        {
            if (_steps == MaxSteps + 1) Spoil(_this);
            return true;
        }

        switch (statement)
        {
            case IBlockOperation block:
                return RunAll(block.Operations);
            case IConditionalOperation conditional:
                return RunConditional(conditional);
            case ISwitchOperation choice:
                return RunSwitch(choice);
            case IForEachLoopOperation loop:
                Enumerate(Evaluate(loop.Collection), element => RunRound(loop, element));
                return false;
            case IForLoopOperation loop:
                RunFor(loop);
                return false;
            case IWhileLoopOperation loop:
                Evaluate(loop.Condition);
                RunDoubted(loop.Body);
                return false;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Evaluate(yielded.ReturnedValue);
                return false;
            case IReturnOperation result:
                CodeValue value = Evaluate(result.ReturnedValue);
                _returned = _returned is null ? value : Merge(_returned, value);
                _mayHaveReturned |= _loops > 0;
                return true;
            case IBranchOperation:
                return true;
            case IThrowOperation thrown:
                Evaluate(thrown.Exception);
                return true;
            case IUsingOperation use:
                Run(use.Resources);
                return Run(use.Body);
            case IUsingDeclarationOperation use:
                return Run(use.DeclarationGroup);
            case ILockOperation locked:
                return Run(locked.Body);
            case ITryOperation attempt:
                return RunTry(attempt);
            case ILabeledOperation labeled:
                return Run(labeled.Operation);
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclarationOperation declaration in group.Declarations) Run(declaration);
                return false;
            case IVariableDeclarationOperation declaration:
                foreach (IVariableDeclaratorOperation declarator in declaration.Declarators) Declare(declarator);
                return false;
            case ILocalFunctionOperation:
                return false;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return expression.Operation is IThrowOperation;
            default:
                Evaluate(statement);
                return false;
        }
    }

    private bool RunAll(ImmutableArray<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            if (Run(statement)) return true;
        }

        return false;
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer() is { } initializer) _variables[declarator.Symbol] = Evaluate(initializer.Value);
    }

    private bool RunConditional(IConditionalOperation conditional)
    {
        Condition condition = Test(conditional.Condition);
        if (condition.Known == true) return Run(conditional.WhenTrue);
        if (condition.Known == false) return Run(conditional.WhenFalse);

        bool leaves = RunUnder(condition, conditional.WhenTrue);
        if (conditional.WhenFalse is not null) return RunUnder(condition.Opposite, conditional.WhenFalse) && leaves;
        if (!leaves || Throws(conditional.WhenTrue)) return false;

        // What comes behind runs only where the test fails.
        Condition rest = condition.Opposite;
        if (rest.IsExact && rest.Visit is { } visit) visit.Tests = visit.Tests.AddRange(rest.Tests);
        else _doubt++;
        return false;
    }

    // A constructor that throws makes no module.
    private static bool Throws(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: { Length: > 0 } operations } => Throws(operations[operations.Length - 1]),
        IExpressionStatementOperation expression => expression.Operation is IThrowOperation,
        _ => statement is IThrowOperation,
    };

    private bool RunUnder(Condition condition, IOperation branch)
    {
        ImmutableList<SweepTest>? before = condition.Visit?.Tests;
        if (condition.Visit is { } visit) visit.Tests = visit.Tests.AddRange(condition.Tests);
        ImmutableList<SweepTest>? inside = condition.Visit?.Tests;
        bool isNarrow = condition.Tests.Length > 0;
        if (!condition.IsExact) _doubt++;
        if (isNarrow) _narrowed++;
        bool leaves = Run(branch);
        if (isNarrow) _narrowed--;
        if (!condition.IsExact) _doubt--;
        if (condition.Visit is { } left)
        {
            // A branch that some leave early tells of the rest no more than that.
            if (left.Tests != inside) _doubt++;
            left.Tests = before!;
        }

        return leaves;
    }

    private bool RunSwitch(ISwitchOperation choice)
    {
        CodeValue value = Evaluate(choice.Value);
        var earlier = Condition.Never;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            var here = Condition.Never;
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                Condition matches = clause switch
                {
                    IPatternCaseClauseOperation pattern => Guarded(Match(value, pattern.Pattern), pattern.Guard),
                    ISingleValueCaseClauseOperation single => MatchConstant(value, single.Value.ConstantValue),
                    IDefaultCaseClauseOperation => DefaultOf(choice, section, earlier, value),
                    _ => Condition.Unsure,
                };
                here = here.Or(matches);
            }

            earlier = earlier.Or(here);
            if (here.Known == false) continue;
            if (here.Known == true) RunAll(section.Body);
            else RunSection(here, section);
        }

        return false;
    }

    private void RunSection(Condition condition, ISwitchCaseOperation section) => Under(condition, () => RunAll(section.Body));

    // The default section may stand anywhere: it is what all others leave.
    private Condition DefaultOf(ISwitchOperation choice, ISwitchCaseOperation section, Condition earlier, CodeValue value)
    {
        Condition all = earlier;
        bool isBehind = false;
        foreach (ISwitchCaseOperation other in choice.Cases)
        {
            if (isBehind)
            {
                foreach (IPatternCaseClauseOperation clause in other.Clauses.OfType<IPatternCaseClauseOperation>()) all = all.Or(Guarded(Match(value, clause.Pattern), clause.Guard));
            }

            isBehind |= other == section;
        }

        return all.Opposite;
    }

    private Condition Guarded(Condition condition, IOperation? guard) => guard is null ? condition : condition.And(Test(guard));

    private void RunRound(IForEachLoopOperation loop, CodeValue element)
    {
        int doubt = _doubt;
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation declarator:
                _variables[declarator.Symbol] = element;
                break;
            case { } target:
                Store(target is IDeclarationExpressionOperation declaration ? declaration.Expression : target, element);
                break;
        }

        _loops++;
        Run(loop.Body);
        _loops--;
        _doubt = doubt;
    }

    private void RunFor(IForLoopOperation loop)
    {
        foreach (IOperation before in loop.Before) Run(before);
        if (FullRange(loop) is not { } index)
        {
            RunDoubted(loop.Body);
            return;
        }

        int doubt = _doubt;
        _fullIndexes.Add(index);
        _loops++;
        Run(loop.Body);
        _loops--;
        _doubt = doubt;
    }

    // for (int i = 0; i < list.Count; i++) visits every element.
    private static ILocalSymbol? FullRange(IForLoopOperation loop) =>
        loop.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } condition
        && TorchSymbols.Unwrap(condition.LeftOperand) is ILocalReferenceOperation { Local: var index }
        && TorchSymbols.Unwrap(condition.RightOperand) is IPropertyReferenceOperation { Property.Name: "Count" or "Length" }
        && loop.Before.OfType<IVariableDeclarationGroupOperation>().SelectMany(static group => group.Declarations).SelectMany(static declaration => declaration.Declarators)
            .Any(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, index) && declarator.GetVariableInitializer()?.Value.ConstantValue is { HasValue: true, Value: 0 })
            ? index
            : null;

    private void RunDoubted(IOperation? body)
    {
        int doubt = _doubt++;
        _loops++;
        Run(body);
        _loops--;
        _doubt = doubt;
    }

    private bool RunTry(ITryOperation attempt)
    {
        bool leaves = Run(attempt.Body);
        foreach (ICatchClauseOperation handler in attempt.Catches) RunDoubted(handler.Handler);
        Run(attempt.Finally);
        return leaves;
    }
}
