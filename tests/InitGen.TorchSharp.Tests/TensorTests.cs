using System;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace InitGen.TorchSharp.Tests;

/// <summary>Tensors have memory: views share it, copies do not, and each way to it has the library's conditions.</summary>
public sealed class TensorTests
{
    [Fact]
    public void Views_share_the_memory_and_are_strided()
    {
        Tensor whole = arange(12, float32).reshape(3, 4);
        Tensor turned = whole.t();
        Assert.Equal([4L, 3], turned.shape);
        Assert.Equal([1L, 4], turned.stride());
        Assert.False(turned.is_contiguous());
        turned[1, 2] = tensor(-1f);
        Assert.Equal(-1, whole[2, 1].item<float>());
        Assert.Equal([0f, 4, 8, 1, 5, -1, 2, 6, 10, 3, 7, 11], turned.contiguous().data<float>().ToArray());
        Assert.Equal([1L, 3, 4], whole.unsqueeze(0).shape);
        Assert.Equal([5f, 6], whole[1, 1..3].data<float>().ToArray());
    }

    [Fact]
    public void Bytes_are_the_memory_itself()
    {
        Tensor whole = zeros(2, 2);
        MemoryMarshal.Cast<byte, float>(whole.bytes)[3] = 7;
        Assert.Equal(7, whole[1, 1].item<float>());
        Assert.Equal(8, whole[1].bytes.Length);
        Assert.Throws<InvalidOperationException>(() => whole.t().bytes.Length);
    }

    [Fact]
    public void Bytes_of_another_device_cannot_be_had_and_data_is_a_copy()
    {
        Tensor far = zeros(2, device: CUDA);
        Assert.Throws<InvalidOperationException>(() => far.bytes.Length);
        far.data<float>()[0] = 1;
        Assert.Equal(0, far.cpu().data<float>()[0]);
        far.copy_(tensor(new[] { 1f, 2 }));
        Assert.Equal([1f, 2], far.cpu().data<float>().ToArray());
        Assert.Equal("cuda", $"{far.device}");
    }

    [Fact]
    public void Data_has_the_type_of_the_elements()
    {
        Assert.Throws<ArgumentException>(() => zeros(1).data<double>());
        Assert.Equal((Half)0.5, tensor(new[] { 0.5f }).half().data<Half>()[0]);
        Assert.Equal(1.0078125f, tensor(new[] { 1.01f }).bfloat16().data<BFloat16>()[0].ToSingle());
        Assert.Equal([1d, 2], tensor(new[] { 1, 2 }).@double().data<double>().ToArray());
    }

    [Fact]
    public void A_leaf_that_requires_grad_is_not_changed_in_place_outside_no_grad()
    {
        Tensor leaf = ones(2, 2).requires_grad_();
        Assert.Equal(
            "a leaf Variable that requires grad is being used in an in-place operation.",
            Assert.Throws<ExternalException>(() => leaf.fill_(2)).Message);
        Assert.StartsWith("a view of a leaf", Assert.Throws<ExternalException>(() => leaf[0].copy_(zeros(2))).Message);
        using (no_grad())
        {
            leaf.fill_(2);
            leaf[0].zero_();
        }

        leaf.detach().add_(1);
        leaf.clone().fill_(9);
        Assert.Throws<ExternalException>(() => leaf.cpu().fill_(9));
        Assert.Equal([1f, 1, 3, 3], leaf.data<float>().ToArray());
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void A_parameter_takes_the_tensor_over()
    {
        Tensor data = ones(2);
        global::TorchSharp.Modules.Parameter parameter = data.AsParameter();
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad && parameter.is_leaf);
        Assert.Throws<InvalidOperationException>(() => data.shape);
    }

    [Fact]
    public void A_scope_ends_what_was_made_in_it_unless_it_was_moved_out()
    {
        Tensor inner, moved;
        using (NewDisposeScope())
        {
            inner = ones(1);
            moved = ones(1).MoveToOuterDisposeScope();
        }

        Assert.True(inner.IsInvalid);
        Assert.False(moved.IsInvalid);
    }

    [Fact]
    public void What_would_compute_says_so() => Assert.Equal(
        "The stub of TorchSharp computes nothing.", Assert.Throws<NotSupportedException>(() => ones(2, 2).matmul(ones(2, 2))).Message);
}
