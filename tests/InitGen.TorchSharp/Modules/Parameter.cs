namespace TorchSharp.Modules;

/// <summary>A tensor that modules register as theirs to train. It takes the given tensor over, which is invalid afterwards.</summary>
public class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(data.with_requires_grad(requires_grad).MoveBody(), register: false) => DisposeScope.Replace(data, this);

    internal Parameter(Body body)
        : base(body, register: true)
    {
    }

    /// <summary>A new one of a layer: full of NaN, so that a test sees what nobody filled.</summary>
    internal static Parameter New(long[] shape, torch.Device? device, torch.ScalarType? dtype)
    {
        var parameter = new Parameter(torch.empty(shape, dtype, device));
        _ = parameter.DetachFromDisposeScope();
        return parameter;
    }
}
